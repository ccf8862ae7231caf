package io.redress.process.check;

import io.redress.policy.DeadlineName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The deadlines table as people read it: what it says of each term. */
final class TermTable {

    static final String KEY = "deadlines";

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private boolean missing;
    private final Map<DeadlineName, List<Line>> lines = new EnumMap<>(DeadlineName.class);

    private TermTable(boolean missing) {
        this.missing = missing;
    }

    /**
     * What one row says of a term.
     *
     * @param when what has to hold besides, in the words of the table; empty if nothing has, or as usual
     * @param reminder how long before the end somebody is reminded; empty if nobody is
     */
    record Line(String row, String rule, String when, String term, String basis, String reminder) {}

    static TermTable of(ModelSet models) {
        TermTable terms = new TermTable(models.table(KEY).isEmpty());
        models.table(KEY).ifPresent(terms::read);
        return terms;
    }

    private void read(TableModel table) {
        List<String> asked = table.inputs().stream().map(TableModel::expression).toList();
        List<String> said =
                table.outputs().stream().map(output -> output.getName()).toList();
        int name = asked.indexOf("deadline");
        if (name < 0 || !said.containsAll(List.of("term", "basis", "reminder"))) {
            missing = true;
            return;
        }
        for (TableModel.Row row : table.rows()) {
            List<String> when = new ArrayList<>();
            for (int column = 0; column < asked.size(); column++) {
                String condition = row.conditions().get(column);
                if (column != name && !condition.isEmpty() && !condition.equals("-")) {
                    String besides = when(TableModel.label(table.inputs().get(column)), condition);
                    if (!besides.isEmpty()) {
                        when.add(besides);
                    }
                }
            }
            Line line = new Line(
                    row.id(),
                    row.annotation().split("[(:]", 2)[0].strip(),
                    String.join(", ", when),
                    literal(row.answers().get(said.indexOf("term"))),
                    literal(row.answers().get(said.indexOf("basis"))),
                    literal(row.answers().get(said.indexOf("reminder"))));
            for (DeadlineName term : DeadlineName.values()) {
                if (names(row.conditions().get(name)).contains(term.name())) {
                    lines.computeIfAbsent(term, none -> new ArrayList<>()).add(line);
                }
            }
        }
    }

    private static String when(String column, String condition) {
        String plain = column.replaceAll("\\?$", "");
        String small = plain.isEmpty() ? plain : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
        return switch (condition) {
            case "true" -> "with a " + small;
            case "false" -> "";
            default -> plain + " " + condition;
        };
    }

    private static List<String> names(String condition) {
        return LITERAL.matcher(condition).results().map(name -> name.group(1)).toList();
    }

    private static String literal(String cell) {
        return LITERAL.matcher(cell)
                .results()
                .map((MatchResult text) -> text.group(1))
                .findFirst()
                .orElse("");
    }

    /** Whether there is no such table among the models, or none that can be read as one. */
    boolean isMissing() {
        return missing;
    }

    List<Line> of(DeadlineName term) {
        return lines.getOrDefault(term, List.of());
    }

    boolean knows(DeadlineName term) {
        return !of(term).isEmpty();
    }

    boolean reminds(DeadlineName term) {
        return of(term).stream().anyMatch(line -> !line.reminder().isEmpty());
    }
}
