package io.redress.process.check;

import io.redress.policy.AnswerColumn;
import io.redress.policy.Fact;
import io.redress.policy.TableContract;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;

/** Whether the service and its tables understand each other: what they are told, and what they answer. */
final class Tables implements Look {

    private static final Pattern ROW = Pattern.compile("rule_[A-Z]\\d+(_\\w+)?");
    private static final Pattern CITED = Pattern.compile("[A-Z]\\d+(, [A-Z]\\d+)*( \\(.+?\\))?: .+", Pattern.DOTALL);
    private static final Set<HitPolicy> ONE_ROW =
            Set.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.ANY, HitPolicy.PRIORITY);

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        Set<String> asked = new HashSet<>(world.tables().keySet());
        models.processes()
                .forEach(process -> process.each(BusinessRuleTask.class)
                        .map(BusinessRuleTask::getCamundaDecisionRef)
                        .filter(Objects::nonNull)
                        .forEach(asked::add));
        List<String> keys = models.tables().stream().map(TableModel::key).toList();
        new TreeMap<>(world.tables())
                .keySet().stream().filter(key -> !keys.contains(key)).forEach(key -> {
                    List<String> unasked = keys.stream()
                            .filter(other -> !asked.contains(other))
                            .toList();
                    found.accept(new Finding(
                            "all tables",
                            key,
                            "decision table",
                            Rule.CALL,
                            "The service asks the table \"" + key + "\", which does not exist."
                                    + Words.didYouMean(key, unasked)));
                });
        Set<String> seen = new HashSet<>();
        for (TableModel table : models.tables()) {
            if (!seen.add(table.key())) {
                found.accept(table.finding(Rule.CONVENTION, "There is another table of this id."));
            }
            if (!asked.contains(table.key())) {
                found.accept(table.finding(
                        Rule.CALL,
                        "Nothing asks it."
                                + Words.didYouMean(table.key(), world.tables().keySet())));
            }
            rows(table, found);
            TableContract contract = world.tables().get(table.key());
            if (contract != null) {
                told(table, contract, found);
                answers(table, contract, world, found);
            }
        }
    }

    private static void rows(TableModel table, Consumer<Finding> found) {
        for (TableModel.Row row : table.rows()) {
            if (!ROW.matcher(row.id()).matches()) {
                found.accept(table.finding(
                        row,
                        Rule.ROW,
                        "Its id does not say which rule it applies. It reads like rule_E21 or rule_E21_offline."));
            }
            if (!CITED.matcher(row.annotation()).matches()) {
                found.accept(table.finding(
                        row,
                        Rule.ROW,
                        "Its annotation does not begin with the rule that it applies, such as \"E21 (G): …\"."));
            }
        }
    }

    private static void told(TableModel table, TableContract contract, Consumer<Finding> found) {
        List<String> facts = contract.facts().stream().map(Fact::name).toList();
        for (Input input : table.inputs()) {
            unknown(TableModel.expression(input), facts)
                    .forEach(fact -> found.accept(table.finding(
                            input,
                            TableModel.label(input),
                            Rule.FACT,
                            "It looks at \"" + fact + "\", which the service does not tell this table."
                                    + Words.didYouMean(fact, facts) + " It is told " + Words.list(facts) + ".")));
        }
        for (TableModel.Row row : table.rows()) {
            Stream.concat(row.conditions().stream(), row.answers().stream())
                    .flatMap(cell -> unknown(cell, facts))
                    .distinct()
                    .forEach(fact -> found.accept(table.finding(
                            row,
                            Rule.FACT,
                            "A cell looks at " + fact
                                    + ", which is no fact that the service tells this table. A text stands in"
                                    + " quotation marks." + Words.didYouMean(fact, facts))));
            conditions(table, row, contract, found);
        }
    }

    private static Stream<String> unknown(String expression, List<String> facts) {
        return expression.equals("-")
                ? Stream.empty()
                : Feel.facts(expression).stream().filter(fact -> !facts.contains(fact));
    }

    /** Cells that cannot be read, and words that a fact never is. */
    private static void conditions(
            TableModel table, TableModel.Row row, TableContract contract, Consumer<Finding> found) {
        for (int column = 0; column < table.inputs().size(); column++) {
            Input input = table.inputs().get(column);
            String cell = row.conditions().get(column);
            try {
                Feel.accepts(cell, null);
            } catch (FeelException unreadable) {
                found.accept(table.finding(
                        row,
                        Rule.ENGINE,
                        "The condition " + cell + " in the column \"" + TableModel.label(input)
                                + "\" is no FEEL that the engine can read."));
                continue;
            }
            contract.fact(TableModel.expression(input))
                    .filter(fact -> !fact.words().isEmpty())
                    .ifPresent(fact -> Feel.texts(cell).stream()
                            .filter(word -> !fact.words().contains(word))
                            .forEach(word -> found.accept(table.finding(
                                    row,
                                    Rule.FACT,
                                    "It asks whether \"" + TableModel.label(input) + "\" is \"" + word
                                            + "\", which it never is." + Words.didYouMean(word, fact.words())))));
        }
    }

    private static void answers(TableModel table, TableContract contract, World world, Consumer<Finding> found) {
        if (contract.one() && !ONE_ROW.contains(table.hitPolicy())) {
            found.accept(table.finding(
                    Rule.ANSWER,
                    "The service takes one row as the answer, and with the hit policy " + inWords(table.hitPolicy())
                            + " there may be several."));
        }
        List<String> columns = table.outputs().stream().map(Output::getName).toList();
        for (AnswerColumn column : contract.answers()) {
            int index = columns.indexOf(column.name());
            if (index < 0) {
                found.accept(table.finding(
                        Rule.ANSWER,
                        "It has no column named \"" + column.name() + "\", from which the service reads its answer."
                                + Words.didYouMean(column.name(), columns)));
                continue;
            }
            for (TableModel.Row row : table.rows()) {
                String wrong = wrong(row.answers().get(index), column, world.groups());
                if (wrong != null) {
                    found.accept(table.finding(
                            row, Rule.ANSWER, "Its answer in the column \"" + column.name() + "\" " + wrong));
                }
            }
        }
    }

    private static String inWords(HitPolicy policy) {
        return policy.name().replace('_', ' ');
    }

    /** What is wrong with a cell; null if nothing is. */
    private static @Nullable String wrong(String cell, AnswerColumn column, Set<String> groups) {
        if (cell.isEmpty() || cell.equals("-")) {
            return column.optional() ? null : "is missing.";
        }
        if (!Feel.facts(cell).isEmpty()) {
            return null;
        }
        Object value;
        try {
            value = Feel.value(cell, Map.of());
        } catch (FeelException unreadable) {
            return "is " + cell + ", which is no FEEL that the engine can read.";
        }
        String text = String.valueOf(value);
        return switch (column.type()) {
            case TRUTH -> value instanceof Boolean ? null : "is " + cell + ", which is neither true nor false.";
            case COUNT ->
                value instanceof Number number && number.doubleValue() == number.intValue()
                        ? null
                        : "is " + cell + ", which is no whole number.";
            case NUMBER -> value instanceof Number ? null : "is " + cell + ", which is no number.";
            case WORD -> unknown(List.of(text), column.words());
            case WORDS -> unknown(split(text), column.words());
            case GROUPS -> {
                String unknown = unknown(split(text), groups);
                yield unknown == null ? null : unknown + " It has to be a group of people who sign in.";
            }
            case TERM ->
                isTerm(text)
                        ? null
                        : "is " + cell + ", which is no term. Write P5D for five days, PT12H for twelve hours.";
            case PERIOD -> isPeriod(text) ? null : "is " + cell + ", which is no period. Write P7Y for seven years.";
            case TEXT -> value instanceof String ? null : "is " + cell + ", which is no text in quotation marks.";
        };
    }

    private static @Nullable String unknown(List<String> words, Collection<String> known) {
        return words.stream()
                .filter(word -> !known.contains(word))
                .findFirst()
                .map(word -> "is \"" + word + "\", which the service does not know." + Words.didYouMean(word, known))
                .orElse(null);
    }

    private static List<String> split(String text) {
        return Stream.of(text.split(",")).map(String::strip).toList();
    }

    private static boolean isTerm(String text) {
        try {
            int split = text.indexOf('T');
            String days = split < 0 ? text : text.substring(0, split);
            if (!days.equals("P")) {
                Period.parse(days);
            }
            if (split >= 0) {
                Duration.parse("P" + text.substring(split));
            }
            return split >= 0 || !days.equals("P");
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static boolean isPeriod(String text) {
        try {
            Period.parse(text);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
