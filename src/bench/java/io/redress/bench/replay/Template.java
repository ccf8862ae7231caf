package io.redress.bench.replay;

import io.redress.bench.replay.Captured.Executed;
import io.redress.bench.replay.Captured.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was captured, to be written again as often as wanted. What another captured case has not got, whether an id,
 * a hash, a case number or an order, is this case's own, and gets a new value in each case that is written. Values are
 * taken apart once, so that writing a case costs the replay next to nothing.
 */
final class Template {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String HEX = "0123456789abcdef";

    /** UUIDs, SHA-256 in hex, case numbers, ids of the engine, and the numbers of orders. */
    private static final Pattern OWN = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|RC-\\w{4}-\\w{4}|\\b0\\d{11}\\b|(?<=[OBS]-)\\d{8}");

    /** A value with gaps: a text, a token, a text, a token, …, a text. */
    private record Value(List<String> texts, List<Integer> tokens) {

        String with(String[] fresh) {
            if (tokens.isEmpty()) {
                return texts.get(0);
            }
            StringBuilder whole = new StringBuilder();
            for (int i = 0; i < tokens.size(); i++) {
                whole.append(texts.get(i)).append(fresh[tokens.get(i)]);
            }
            return whole.append(texts.get(tokens.size())).toString();
        }
    }

    private record Statement(String sql, List<@Nullable Value> values) {}

    private record Unit(boolean explicit, List<Statement> statements) {}

    /** What is this case's own, and its place among the fresh values. */
    private final Map<String, Integer> own = new LinkedHashMap<>();

    private final List<Unit> units = new ArrayList<>();

    Template(Captured one, Captured other) {
        Set<String> shared = tokens(other);
        for (Transaction transaction : one.transactions()) {
            List<Statement> statements = new ArrayList<>();
            for (Executed executed : transaction.statements()) {
                List<@Nullable Value> values = new ArrayList<>();
                executed.values().forEach(value -> values.add(value == null ? null : takeApart(value, shared)));
                statements.add(new Statement(executed.sql(), values));
            }
            units.add(new Unit(transaction.explicit(), statements));
        }
    }

    private static Set<String> tokens(Captured captured) {
        Set<String> tokens = new HashSet<>();
        captured.transactions().stream()
                .flatMap(one -> one.statements().stream())
                .flatMap(one -> one.values().stream())
                .filter(Objects::nonNull)
                .forEach(value ->
                        OWN.matcher(value).results().map(MatchResult::group).forEach(tokens::add));
        return tokens;
    }

    private Value takeApart(String value, Set<String> shared) {
        List<String> texts = new ArrayList<>();
        List<Integer> tokens = new ArrayList<>();
        int begin = 0;
        for (MatchResult found : OWN.matcher(value).results().toList()) {
            if (!shared.contains(found.group())) {
                texts.add(value.substring(begin, found.start()));
                tokens.add(own.computeIfAbsent(found.group(), any -> own.size()));
                begin = found.end();
            }
        }
        texts.add(value.substring(begin));
        return new Value(texts, tokens);
    }

    /** The same case about another order. */
    List<Transaction> about(long order) {
        String[] fresh = own.keySet().stream().map(old -> another(old, order)).toArray(String[]::new);
        List<Transaction> written = new ArrayList<>(units.size());
        for (Unit unit : units) {
            List<Executed> statements = new ArrayList<>(unit.statements().size());
            for (Statement statement : unit.statements()) {
                List<@Nullable String> values =
                        new ArrayList<>(statement.values().size());
                statement.values().forEach(value -> values.add(value == null ? null : value.with(fresh)));
                statements.add(new Executed(statement.sql(), values));
            }
            written.add(new Transaction(unit.explicit(), statements));
        }
        return written;
    }

    /** Of the same form. */
    private static String another(String old, long order) {
        if (old.startsWith("RC-")) {
            return "RC-" + random(DIGITS, 4) + "-" + random(DIGITS, 4);
        }
        return switch (old.length()) {
            case 8 -> String.valueOf(order);
            case 64 -> random(HEX, 64);
            default -> Ids.like(old);
        };
    }

    private static String random(String digits, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(digits.charAt(ThreadLocalRandom.current().nextInt(digits.length())));
        }
        return text.toString();
    }
}
