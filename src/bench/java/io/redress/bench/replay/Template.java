package io.redress.bench.replay;

import io.redress.bench.replay.Captured.Executed;
import io.redress.bench.replay.Captured.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was captured, to be written again as often as wanted. What another captured case has not got, whether an id,
 * a hash, a case number or an order, is this case's own, and gets a new value in each case that is written.
 */
final class Template {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String HEX = "0123456789abcdef";

    /** UUIDs, SHA-256 in hex, case numbers, and the numbers of orders. */
    private static final Pattern OWN = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|RC-\\w{4}-\\w{4}|(?<=[OBS]-)\\d{8}");

    private final List<Transaction> transactions;
    private final Set<String> own;

    Template(Captured one, Captured other) {
        transactions = one.transactions();
        own = tokens(one);
        own.removeAll(tokens(other));
    }

    private static Set<String> tokens(Captured captured) {
        Set<String> tokens = new HashSet<>();
        captured.transactions().stream()
                .flatMap(one -> one.statements().stream())
                .flatMap(one -> one.values().stream())
                .filter(value -> value != null)
                .forEach(value -> OWN.matcher(value).results().map(MatchResult::group).forEach(tokens::add));
        return tokens;
    }

    /** The same case about another order. */
    List<Transaction> about(long order) {
        Map<String, String> renamed = new HashMap<>();
        List<Transaction> written = new ArrayList<>(transactions.size());
        for (Transaction transaction : transactions) {
            List<Executed> statements = new ArrayList<>(transaction.statements().size());
            for (Executed one : transaction.statements()) {
                List<@Nullable String> values = new ArrayList<>(one.values().size());
                one.values().forEach(value -> values.add(value == null ? null : rename(value, order, renamed)));
                statements.add(new Executed(one.sql(), values));
            }
            written.add(new Transaction(transaction.explicit(), statements));
        }
        return written;
    }

    private String rename(String value, long order, Map<String, String> renamed) {
        return OWN.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        own.contains(found.group())
                                ? renamed.computeIfAbsent(found.group(), old -> another(old, order))
                                : found.group()));
    }

    /** Of the same form. */
    private static String another(String old, long order) {
        if (old.startsWith("RC-")) {
            return "RC-" + random(DIGITS, 4) + "-" + random(DIGITS, 4);
        }
        if (old.length() == 8) {
            return String.valueOf(order);
        }
        if (old.length() == 64) {
            return random(HEX, 64);
        }
        return Ids.like(old);
    }

    private static String random(String digits, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(digits.charAt(ThreadLocalRandom.current().nextInt(digits.length())));
        }
        return text.toString();
    }
}
