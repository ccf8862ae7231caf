package io.redress.process.handbook;

import io.redress.process.check.TableModel;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.dmn.instance.Output;

/** Every table with every rule: what its author wrote beside it, when it applies, and what it says. */
final class TablePage {

    private TablePage() {}

    static String of(List<TableModel> tables) {
        Markdown page = new Markdown();
        page.paragraph("For everybody: by which rules it is decided, in the words that stand beside them. "
                + Handbook.WRITTEN);
        page.title("The tables");
        page.paragraph(
                "Letters in brackets behind a rule's id say where it comes from; [every rule](../rules.md) tells more."
                        + " A column that is not named makes no difference for the row.");
        tables.forEach(table -> add(page, table));
        return page.text();
    }

    private static void add(Markdown page, TableModel table) {
        page.heading(table.decision().getName());
        page.paragraph("`" + table.key() + "` in `" + table.file() + "`, version "
                + table.decision().getVersionTag() + ". " + hits(table));
        if (table.decision().getDescription() != null) {
            page.paragraph(table.decision().getDescription().getTextContent());
        }
        page.header("rule", "if", "then");
        for (TableModel.Row row : table.rows()) {
            List<String> conditions = new ArrayList<>();
            for (int column = 0; column < table.inputs().size(); column++) {
                add(
                        conditions,
                        TableModel.label(table.inputs().get(column)),
                        row.conditions().get(column));
            }
            List<String> answers = new ArrayList<>();
            for (int column = 0; column < table.outputs().size(); column++) {
                add(answers, label(table.outputs().get(column)), row.answers().get(column));
            }
            page.row(
                    row.annotation(),
                    conditions.isEmpty() ? "always" : String.join("; ", conditions),
                    String.join("; ", answers));
        }
    }

    private static void add(List<String> parts, String label, String cell) {
        if (!cell.isEmpty() && !cell.equals("-")) {
            parts.add(label + ": " + inWords(cell));
        }
    }

    private static String inWords(String cell) {
        return switch (cell) {
            case "true" -> "yes";
            case "false" -> "no";
            case "null" -> "nothing";
            default -> "`" + cell + "`";
        };
    }

    private static String label(Output output) {
        return output.getLabel() == null || output.getLabel().isBlank() ? output.getName() : output.getLabel();
    }

    private static String hits(TableModel table) {
        return switch (table.hitPolicy()) {
            case UNIQUE -> "One row fits, and no other.";
            case FIRST -> "The first row that fits, from the top, counts.";
            case ANY -> "Rows that fit at the same time say the same.";
            case COLLECT, RULE_ORDER, OUTPUT_ORDER -> "Every row that fits counts.";
            case PRIORITY -> "Of the rows that fit, the one with the foremost answer counts.";
        };
    }
}
