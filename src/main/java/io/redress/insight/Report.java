package io.redress.insight;

import io.redress.cases.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param at when it was counted, UTC
 * @param open what is open now
 * @param decisions how cases were decided and ended in the period
 * @param returns what was opened in the period (R3)
 * @param claimed what the goods that were claimed in the period cost, for each currency
 */
record Report(
        Instant at, List<Tile> tiles, List<Part> open, List<Part> decisions, List<Part> returns, List<Money> claimed) {

    /** @param svg a picture of the table, markup; {@code null} for none */
    record Part(Table table, @Nullable String svg) {}

    /**
     * A figure to begin with.
     *
     * @param table where it comes from
     * @param urgent whether somebody should do something about it
     */
    record Tile(String label, String value, String table, boolean urgent) {

        static List<Tile> of(List<OpenCases> open, List<Decided> decided, List<Ended> ended, Returns opened) {
            Decided all = decided.stream()
                    .filter(Decided::isTotal)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a query without groups answers with one row"));
            long overdue = sum(open, 0);
            long soon = sum(open, 1);
            return List.of(
                    count("Open now", open.stream().mapToLong(OpenCases::cases).sum(), "open-by-age", false),
                    count("At the mediators", inStage(open, Stage.MEDIATION), "open-by-age", false),
                    count("Overdue", overdue, "open-by-term", overdue > 0),
                    count("Due within 24 hours", soon, "open-by-term", false),
                    count("Opened in the period", opened.cases(), "returns-by-month", false),
                    count(
                            "Ended in the period",
                            ended.stream()
                                    .filter(Ended::isTotal)
                                    .mapToLong(Ended::cases)
                                    .sum(),
                            "outcomes-by-reason",
                            false),
                    count("Decided in the period", all.cases(), "time-to-decide-by-month", false),
                    new Tile(
                            "Median days to decide",
                            Table.days("").shown(all.fromRequest().median()),
                            "time-to-decide-by-month",
                            false),
                    new Tile(
                            "Overturned of decided",
                            Table.share("").shown(Table.part(all.overturned(), all.cases())),
                            "appeals",
                            false));
        }

        private static Tile count(String label, long number, String table, boolean urgent) {
            return new Tile(label, Table.count("").shown(number), table, urgent);
        }

        private static long sum(List<OpenCases> open, int band) {
            return open.stream().mapToLong(stage -> stage.due().get(band)).sum();
        }

        private static long inStage(List<OpenCases> open, Stage stage) {
            return open.stream()
                    .filter(row -> Objects.equals(row.stage(), stage))
                    .mapToLong(OpenCases::cases)
                    .sum();
        }
    }
}
