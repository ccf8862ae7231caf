package io.redress.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/** The postings of one booking: what comes and goes on each account, together zero. */
record Entry(Map<Account, Money> postings) {

    Entry {
        postings = Collections.unmodifiableMap(new TreeMap<>(postings));
    }

    static Entry move(Money amount, Account from, Account to) {
        return new Entry(Map.of(from, amount.negated(), to, amount));
    }

    Money amount(Account account) {
        Money amount = postings.get(account);
        if (amount == null) {
            throw new IllegalStateException("This key has booked something else: " + postings);
        }
        return amount;
    }
}
