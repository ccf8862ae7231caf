package io.redress.process.check;

import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** One decision table of one file. */
public record TableModel(String file, Decision decision, DecisionTable table, List<Row> rows) {

    static TableModel of(String file, Decision decision, DecisionTable table) {
        List<Row> rows = new ArrayList<>();
        table.getRules()
                .forEach(rule -> rows.add(new Row(
                        rule.getId(),
                        text(
                                rule.getDescription() == null
                                        ? null
                                        : rule.getDescription().getTextContent()),
                        rule.getInputEntries().stream()
                                .map(cell -> text(cell.getText()))
                                .toList(),
                        rule.getOutputEntries().stream()
                                .map(cell -> text(cell.getText()))
                                .toList(),
                        rule)));
        return new TableModel(file, decision, table, List.copyOf(rows));
    }

    /**
     * One row.
     *
     * @param annotation what stands beside it, which cites its rule
     */
    public record Row(String id, String annotation, List<String> conditions, List<String> answers, DmnElement element) {

        /** How it is called in the middle of a sentence. */
        String label() {
            return id + (annotation.isEmpty() ? "" : " (" + annotation.split(":", 2)[0] + ")");
        }
    }

    public String key() {
        return decision.getId();
    }

    public HitPolicy hitPolicy() {
        return table.getHitPolicy() == null ? HitPolicy.UNIQUE : table.getHitPolicy();
    }

    public List<Input> inputs() {
        return List.copyOf(table.getInputs());
    }

    public List<Output> outputs() {
        return List.copyOf(table.getOutputs());
    }

    /** What a column looks at. */
    static String expression(Input input) {
        return input.getInputExpression() == null
                ? ""
                : text(input.getInputExpression().getText());
    }

    /** How a column is headed. */
    public static String label(Input input) {
        return input.getLabel() == null || input.getLabel().isBlank() ? expression(input) : input.getLabel();
    }

    /** How the table is called in a sentence. */
    String label() {
        return "\"" + (decision.getName() == null ? key() : decision.getName()) + "\"";
    }

    Finding finding(Rule rule, String sentence) {
        return new Finding(file, key(), "decision table " + label(), rule, sentence);
    }

    Finding finding(Row row, Rule rule, String sentence) {
        String cited = row.annotation().isEmpty() ? "row" : "row \"" + shortened(row.annotation()) + "\"";
        return new Finding(file, row.id(), cited + " of " + label(), rule, sentence);
    }

    Finding finding(DmnElement column, String label, Rule rule, String sentence) {
        return new Finding(file, column.getId(), "column \"" + label + "\" of " + label(), rule, sentence);
    }

    private static String shortened(String annotation) {
        return annotation.length() <= 50
                ? annotation
                : annotation.substring(0, 50).strip() + "…";
    }

    static String text(@Nullable Text text) {
        return text == null ? "" : text(text.getTextContent());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip().lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
