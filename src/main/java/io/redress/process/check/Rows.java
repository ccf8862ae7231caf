package io.redress.process.check;

import io.redress.policy.AnswerColumn;
import io.redress.policy.TableContract;
import io.redress.process.check.RowSpace.Verdict;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Output;
import org.jspecify.annotations.Nullable;

/** Whether some row answers whatever is asked, each row answers sometimes, and no two contradict or repeat each other. */
final class Rows implements Look {

    private static final int MOST_GAPS = 8;

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        for (TableModel table : models.tables()) {
            TableContract contract = world.tables().get(table.key());
            if (contract != null && looksAtFacts(table, contract)) {
                try {
                    look(table, contract, found);
                } catch (FeelException unreadable) {
                    found.accept(table.finding(Rule.ENGINE, "It cannot be worked out: " + unreadable.getMessage()));
                }
            }
        }
    }

    /** Where that is not so, something else is found, and what its rows say cannot be told. */
    private static boolean looksAtFacts(TableModel table, TableContract contract) {
        return table.inputs().stream()
                .flatMap(input -> Feel.facts(TableModel.expression(input)).stream())
                .allMatch(fact -> contract.fact(fact).isPresent());
    }

    private static void look(TableModel table, TableContract contract, Consumer<Finding> found) {
        RowSpace space = new RowSpace(table, contract);
        gaps(table, contract, space, found);
        BitSet answering = answering(table, space, found);
        for (int one = 0; one < table.rows().size(); one++) {
            for (int other = one + 1; other < table.rows().size(); other++) {
                if (answering.get(one) && answering.get(other)) {
                    overlap(table, space, one, other, found);
                }
            }
        }
    }

    private static void gaps(TableModel table, TableContract contract, RowSpace space, Consumer<Finding> found) {
        BitSet deciding = deciding(table, contract);
        Set<String> gaps = new LinkedHashSet<>();
        for (Map<String, @Nullable Object> asked : space.search((possible, certain) -> certain.intersects(deciding)
                ? Verdict.NOT_HERE
                : possible.intersects(deciding) ? Verdict.PERHAPS : Verdict.FOUND)) {
            gaps.add(space.inWords(space.shortened(asked, answers -> !answers.intersects(deciding))));
        }
        gaps.stream()
                .limit(MOST_GAPS)
                .forEach(gap -> found.accept(table.finding(
                        Rule.GAP,
                        (contract.decides().isEmpty() ? "No row answers when " : "No row decides when ")
                                + gap
                                + ": a case that comes to this would get stuck.")));
        if (gaps.size() > MOST_GAPS) {
            found.accept(
                    table.finding(Rule.GAP, "There are more such gaps, " + (gaps.size() - MOST_GAPS) + " at least."));
        }
    }

    /** The rows of which one has to answer. */
    private static BitSet deciding(TableModel table, TableContract contract) {
        BitSet deciding = new BitSet();
        AnswerColumn first = contract.answers().get(0);
        int column = table.outputs().stream().map(Output::getName).toList().indexOf(first.name());
        for (int row = 0; row < table.rows().size(); row++) {
            String said = column < 0
                    ? ""
                    : table.rows().get(row).answers().get(column).replace("\"", "");
            if (contract.decides().isEmpty()
                    || contract.decides().contains(said)
                    || contract.decides().contains("*") && !said.isEmpty() && !said.equals("-")) {
                deciding.set(row);
            }
        }
        return deciding;
    }

    /** The rows that answer sometimes; tells of the others. */
    private static BitSet answering(TableModel table, RowSpace space, Consumer<Finding> found) {
        BitSet answering = new BitSet();
        boolean first = table.hitPolicy() == HitPolicy.FIRST;
        for (int row = 0; row < table.rows().size(); row++) {
            int mine = row;
            if (!space.search((possible, certain) -> alone(mine, first, possible, certain))
                    .isEmpty()) {
                answering.set(row);
                continue;
            }
            boolean ever = first
                    && !space.search((possible, certain) -> alone(mine, false, possible, certain))
                            .isEmpty();
            found.accept(table.finding(
                    table.rows().get(row),
                    Rule.UNREACHABLE,
                    ever
                            ? "It is never reached: a row above it answers first, whatever is asked."
                            : "It never answers: what it asks for never comes together."));
        }
        return answering;
    }

    private static Verdict alone(int row, boolean first, BitSet possible, BitSet certain) {
        if (!possible.get(row) || first && isBefore(certain, row)) {
            return Verdict.NOT_HERE;
        }
        return certain.get(row) && (!first || !isBefore(possible, row)) ? Verdict.FOUND : Verdict.PERHAPS;
    }

    private static boolean isBefore(BitSet rows, int row) {
        int first = rows.nextSetBit(0);
        return first >= 0 && first < row;
    }

    private static void overlap(TableModel table, RowSpace space, int one, int other, Consumer<Finding> found) {
        TableModel.Row above = table.rows().get(one);
        TableModel.Row below = table.rows().get(other);
        boolean same = above.answers().equals(below.answers());
        boolean wrong = switch (table.hitPolicy()) {
            case UNIQUE -> true;
            case ANY -> !same;
            case COLLECT, RULE_ORDER, OUTPUT_ORDER -> same;
            case FIRST, PRIORITY -> false;
        };
        if (!wrong) {
            return;
        }
        List<Map<String, @Nullable Object>> both =
                space.search((possible, certain) -> !possible.get(one) || !possible.get(other)
                        ? Verdict.NOT_HERE
                        : certain.get(one) && certain.get(other) ? Verdict.FOUND : Verdict.PERHAPS);
        if (!both.isEmpty()) {
            String when =
                    space.inWords(space.shortened(both.get(0), answers -> answers.get(one) && answers.get(other)));
            found.accept(table.finding(
                    below,
                    Rule.OVERLAP,
                    "It answers together with the row " + above.label()
                            + (when.isEmpty() ? "" : ", for example when " + when)
                            + switch (table.hitPolicy()) {
                                case UNIQUE -> ". Only one row may: the table would fail.";
                                case ANY -> ", and says something else. The table would fail.";
                                default -> ", and says the same once more.";
                            }));
        }
    }
}
