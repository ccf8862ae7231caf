package io.redress.process.check;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** The facts that make a difference to a table: those of columns in which some row asks for something. */
public final class LookedAt {

    private static final Set<String> ANYTHING = Set.of("", "-");

    private LookedAt() {}

    public static Set<String> of(String file, Decision decision, DecisionTable table) {
        TableModel model = TableModel.of(file, decision, table);
        Set<String> facts = new TreeSet<>();
        for (int column = 0; column < model.inputs().size(); column++) {
            int index = column;
            boolean asked = model.rows().stream()
                    .anyMatch(row -> !ANYTHING.contains(row.conditions().get(index)));
            if (asked) {
                facts.addAll(Feel.facts(TableModel.expression(model.inputs().get(column))));
            }
        }
        return facts;
    }
}
