package io.redress.bench.report;

import java.util.List;
import java.util.Locale;

/** What was wanted of the standard path, and whether it is so. */
final class Goals {

    private static final double KIB_A_CASE = 90;
    /** 135 for a path of six. */
    private static final double STATEMENTS_AN_INPUT = 22.5;

    private final Findings findings;
    private final Table table = new Table(List.of("What", "Goal", "Found", "Met"));

    Goals(Findings findings) {
        this.findings = findings;
    }

    Table table() {
        Costs costs = findings.costs().get("redress");
        double allowed = Math.round(costs.inputs() + costs.jobs() + 1);
        atMost(
                "Writing commits a case",
                "inputs + timers and jobs + 1 = %.0f".formatted(allowed),
                costs.commits(),
                allowed);
        atMost(
                "Statements an input, those of timers and jobs included",
                "≤ 22.5 (≤ 18.3)",
                costs.statements() / costs.inputs(),
                STATEMENTS_AN_INPUT);
        atMost("WAL a case without full-page images, KiB", "≤ 90 (≤ 60)", costs.walKib(), KIB_A_CASE);
        ratio("Cases/s against naive Camunda", "≥ 1.5 (≥ 2.5)", "camunda", 1.5);
        ratio("Cases/s against naive Flowable", "≥ 1.2 (≥ 1.5)", "flowable", 1.2);
        ratio("Cases/s against the replay floor", "≥ 0.5 (≥ 0.6)", "replay", 0.5);
        deciding();
        return table;
    }

    private void deciding() {
        var loads = findings.loaded().get("redress");
        if (loads == null || !loads.containsKey("70")) {
            return;
        }
        atMost("p99 of completing a task at 70 % by its unloaded median", "≤ 5", findings.slowestDecision("70"), 5);
    }

    private void atMost(String what, String goal, double found, double limit) {
        row(what, goal, String.format(Locale.ROOT, "%.1f", found), found <= limit + 0.05);
    }

    private void ratio(String what, String goal, String by, double limit) {
        Spread found = findings.ratio("redress", by);
        if (found != null) {
            row(what, goal, found.toString(), found.median() >= limit);
        }
    }

    private void row(String what, String goal, String found, boolean met) {
        table.row(what, List.of(goal, found, met ? "yes" : "no"));
    }
}
