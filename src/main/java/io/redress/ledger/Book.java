package io.redress.ledger;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.redress.audit.RowSeals;
import io.redress.audit.SealedTable;
import io.redress.database.ReadOnce;
import io.redress.database.Typed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the ledger. Every method runs in the caller's database transaction. */
@Repository
class Book {

    /** What balances are remembered under. */
    private static final String POTS = "ledger_pot";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final JdbcClient jdbc;
    private final Clock clock;

    Book(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Locks pots until the end of the transaction, always in the order of their names, so that two who want the same
     * pots wait for each other and never block each other. A pot that is not there yet is put there.
     *
     * @return what is in each
     */
    Map<Account, Money> lock(CurrencyUnit currency, Account... pots) {
        var wanted = new TreeSet<>(List.of(pots));
        Map<Account, Money> balances = lockExisting(currency, wanted);
        if (balances.size() < wanted.size()) {
            wanted.removeAll(balances.keySet());
            List<Account> put = put(currency, wanted);
            put.forEach(pot -> balances.put(pot, Money.zero(currency)));
            if (put.size() < wanted.size()) {
                return lockExisting(currency, List.of(pots));
            }
        }
        return balances;
    }

    /** Puts pots there, locked since nobody else sees them yet, but for those that somebody else has just put there. */
    private List<Account> put(CurrencyUnit currency, Collection<Account> missing) {
        return jdbc.sql("""
                        insert into ledger_pot (account, currency)
                        select account, :currency from unnest(cast(:accounts as text[])) account order by account
                        on conflict do nothing returning account
                        """)
                .param("currency", currency.getCode())
                .param("accounts", names(missing))
                .query((row, number) -> new Account(row.getString("account")))
                .list();
    }

    private Map<Account, Money> lockExisting(CurrencyUnit currency, Collection<Account> pots) {
        ReadOnce.forget(POTS);
        Map<Account, Money> balances = new HashMap<>();
        jdbc.sql("""
                        select account, balance from ledger_pot
                        where account = any(cast(:accounts as text[])) and currency = :currency
                        order by account for update
                        """)
                .param("accounts", names(pots))
                .param("currency", currency.getCode())
                .query(row -> {
                    balances.put(new Account(row.getString("account")), money(currency, row.getBigDecimal("balance")));
                });
        return balances;
    }

    /** What a key has booked before. */
    Optional<Entry> booked(String key) {
        Map<Account, Money> postings = new TreeMap<>();
        jdbc.sql("""
                        select account, currency, amount
                        from ledger_posting join ledger_transaction on id = transaction_id
                        where idempotency_key = :key
                        """).param("key", key).query(row -> {
            postings.put(
                    new Account(row.getString("account")),
                    money(CurrencyUnit.of(row.getString("currency")), row.getBigDecimal("amount")));
        });
        return postings.isEmpty() ? Optional.empty() : Optional.of(new Entry(postings));
    }

    /** Books, unless this key already has; then gives what it has booked. */
    Entry book(Heading heading, Entry entry) {
        ReadOnce.forget(POTS);
        List<Account> accounts = List.copyOf(entry.postings().keySet());
        List<Money> amounts = accounts.stream().map(entry::amount).toList();
        boolean inserted = !RowSeals.write(jdbc.sql("""
                        with heading as (
                            insert into ledger_transaction
                                (id, idempotency_key, kind, case_number, order_id, reference, booked_at)
                            values (:id, :key, :kind, :caseNumber, :orderId, :reference, :at)
                            on conflict (idempotency_key) do nothing
                            returning *),
                        postings as (
                            insert into ledger_posting (transaction_id, account, currency, amount)
                            select heading.id, posting.account, :currency, posting.amount
                            from heading, unnest(cast(:accounts as text[]), cast(:amounts as numeric[])) posting (account, amount)
                            returning *)
                        select %s from heading
                        """.formatted(SealedTable.LEDGER_TRANSACTION.columns("heading")))
                        .param("id", ids.generate())
                        .param("key", heading.key())
                        .param("kind", heading.kind().name())
                        .param("caseNumber", Typed.text(heading.caseNumber()))
                        .param("orderId", Typed.text(heading.orderId()))
                        .param("reference", Typed.text(heading.reference()))
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("currency", amounts.get(0).getCurrencyUnit().getCode())
                        .param("accounts", names(accounts))
                        .param("amounts", amounts.stream().map(Money::getAmount).toArray(BigDecimal[]::new)))
                .isEmpty();
        return inserted ? entry : booked(heading.key()).orElseThrow();
    }

    Money balance(Account account, CurrencyUnit currency) {
        String sql = account.isPot()
                ? "select coalesce(max(balance), 0) from ledger_pot where account = :account and currency = :currency"
                : "select coalesce(sum(amount), 0) from ledger_posting where account = :account and currency = :currency";
        return ReadOnce.of(
                POTS,
                List.of(account, currency),
                () -> money(
                        currency,
                        jdbc.sql(sql).param("account", account.name()).param("currency", currency.getCode())));
    }

    /** What is in a pot, one amount a currency. */
    List<Money> contents(Account pot) {
        return jdbc.sql(
                        "select currency, balance from ledger_pot where account = :account and balance > 0 order by currency")
                .param("account", pot.name())
                .query((row, number) -> money(CurrencyUnit.of(row.getString("currency")), row.getBigDecimal("balance")))
                .list();
    }

    /** What an order has paid in so far, and how often that was booked. */
    Deposits deposits(String orderId, CurrencyUnit currency) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) as amount, count(*) as bookings
                        from ledger_transaction join ledger_posting on transaction_id = id
                        where order_id = :orderId and kind = 'DEPOSIT' and account = :account and currency = :currency
                        """)
                .param("orderId", orderId)
                .param("account", Account.escrow(orderId).name())
                .param("currency", currency.getCode())
                .query((row, number) ->
                        new Deposits(money(currency, row.getBigDecimal("amount")), row.getInt("bookings")))
                .single();
    }

    /** What buyers got through a case, less what they gave back. */
    Money paidOut(String caseNumber, CurrencyUnit currency) {
        return money(currency, jdbc.sql("""
                                select coalesce(sum(amount), 0)
                                from ledger_transaction join ledger_posting on transaction_id = id
                                where case_number = :caseNumber and account like 'BUYER:%' and currency = :currency
                                """).param("caseNumber", caseNumber).param("currency", currency.getCode()));
    }

    /** Where the money came from that a buyer got through a case. */
    Map<Account, Money> sources(String caseNumber, Account buyer, CurrencyUnit currency) {
        Map<Account, Money> sources = new HashMap<>();
        jdbc.sql("""
                        select source.account, -sum(source.amount) as amount
                        from ledger_transaction
                        join ledger_posting got on got.transaction_id = id and got.account = :buyer
                        join ledger_posting source on source.transaction_id = id and source.account <> got.account
                        where case_number = :caseNumber and got.currency = :currency and source.currency = :currency
                        group by source.account
                        """)
                .param("caseNumber", caseNumber)
                .param("buyer", buyer.name())
                .param("currency", currency.getCode())
                .query(row -> {
                    sources.put(new Account(row.getString("account")), money(currency, row.getBigDecimal("amount")));
                });
        return sources;
    }

    private static Money money(CurrencyUnit currency, JdbcClient.StatementSpec statement) {
        return money(currency, statement.query(BigDecimal.class).single());
    }

    /** The tables keep four decimals, of which the currency may use fewer. */
    private static Money money(CurrencyUnit currency, BigDecimal amount) {
        return Money.of(currency, amount, RoundingMode.UNNECESSARY);
    }

    private static String[] names(Collection<Account> accounts) {
        return accounts.stream().map(Account::name).toArray(String[]::new);
    }

    enum Kind {
        DEPOSIT,
        HOLD,
        RELEASE,
        REFUND,
        GUARANTEE,
        ENFORCEMENT,
        PAYMENT,
        CORRECTION
    }

    record Heading(
            String key,
            Kind kind,
            @Nullable String caseNumber,
            @Nullable String orderId,
            @Nullable String reference) {}

    record Deposits(Money amount, int bookings) {}
}
