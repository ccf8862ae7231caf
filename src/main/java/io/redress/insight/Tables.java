package io.redress.insight;

import static io.redress.insight.Table.count;
import static io.redress.insight.Table.days;
import static io.redress.insight.Table.part;
import static io.redress.insight.Table.share;
import static io.redress.insight.Table.text;

import io.redress.cases.Outcome;
import io.redress.cases.Stage;
import io.redress.insight.Table.Column;
import io.redress.orders.Channel;
import io.redress.policy.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables of what is open, how long decisions take, how cases end, and what appeals change. */
final class Tables {

    static final String ALL = "All";

    private static final List<Stage> OPEN =
            Stream.of(Stage.values()).filter(stage -> stage != Stage.CLOSED).toList();

    private Tables() {}

    static Table open(List<OpenCases> open) {
        return byStage(
                "open-by-age",
                "Open cases by stage and age",
                "Cases that are open now; their age counts from the buyer's request.",
                open,
                Ages.BANDS,
                OpenCases::byAge);
    }

    static Table due(List<OpenCases> open) {
        return byStage(
                "open-by-term",
                "Due and overdue by stage",
                "Cases that are open now, by the end of the first term that runs, whoever has to act by then.",
                open,
                Ages.DUE,
                OpenCases::due);
    }

    private static Table byStage(
            String name,
            String title,
            String note,
            List<OpenCases> open,
            List<String> bands,
            Function<OpenCases, List<Long>> numbers) {
        Map<Stage, OpenCases> found = new EnumMap<>(Stage.class);
        open.forEach(stage -> found.put(stage.stage(), stage));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Object> all = new ArrayList<>(List.of(ALL, total(open, OpenCases::cases)));
        IntStream.range(0, bands.size())
                .forEach(band ->
                        all.add(total(open, stage -> numbers.apply(stage).get(band))));
        for (Stage stage : OPEN) {
            OpenCases there = found.get(stage);
            List<Object> row = new ArrayList<>(List.of(stage, there == null ? 0L : there.cases()));
            row.addAll(there == null ? bands.stream().map(band -> 0L).toList() : numbers.apply(there));
            rows.add(row);
        }
        rows.add(all);
        List<Column> columns = new ArrayList<>(List.of(text("Stage"), count("Open")));
        bands.forEach(band -> columns.add(count(band)));
        return new Table(name, title, note, columns, rows);
    }

    static Table timeByMonth(List<Decided> decided) {
        return time(
                "time-to-decide-by-month",
                "Time to decide by month",
                "Month",
                decided,
                decided.stream().filter(row -> row.month() != null).toList(),
                Decided::month);
    }

    static Table timeByChannel(List<Decided> decided) {
        return time(
                "time-to-decide-by-channel",
                "Time to decide by channel",
                "Channel",
                decided,
                byChannel(decided),
                row -> Channel.valueOf(String.valueOf(row.channel())));
    }

    private static Table time(
            String name,
            String title,
            String first,
            List<Decided> decided,
            List<Decided> shown,
            Function<Decided, @Nullable Object> label) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        shown.forEach(row -> rows.add(timeOf(label.apply(row), row)));
        decided.stream().filter(Decided::isTotal).forEach(row -> rows.add(timeOf(ALL, row)));
        return new Table(
                name,
                title,
                "Cases whose first decision was issued in the period, in days: from the request, and from when the case"
                        + " came to the mediators. Half are decided in the median or less, nine in ten in the 90 %.",
                List.of(
                        text(first),
                        count("Decided"),
                        days("Median"),
                        days("90 %"),
                        days("Mediation, median"),
                        days("Mediation, 90 %")),
                rows);
    }

    private static List<@Nullable Object> timeOf(@Nullable Object label, Decided row) {
        return Arrays.asList(
                label,
                row.cases(),
                row.fromRequest().median(),
                row.fromRequest().ninety(),
                row.fromMediation().median(),
                row.fromMediation().ninety());
    }

    static Table appeals(List<Decided> decided) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        byChannel(decided).forEach(row -> rows.add(appealsOf(Channel.valueOf(String.valueOf(row.channel())), row)));
        decided.stream().filter(Decided::isTotal).forEach(row -> rows.add(appealsOf(ALL, row)));
        return new Table(
                "appeals",
                "What appeals changed",
                "Cases whose first decision was issued in the period, whenever the appeal was; refused appeals do not"
                        + " count.",
                List.of(
                        text("Channel"),
                        count("Decided"),
                        count("Appealed"),
                        count("Under review"),
                        count("Upheld"),
                        count("Amended"),
                        count("Overturned"),
                        share("Overturned of appealed"),
                        share("Overturned of all")),
                rows);
    }

    private static List<@Nullable Object> appealsOf(Object label, Decided row) {
        return Arrays.asList(
                label,
                row.cases(),
                row.appealed(),
                row.underReview(),
                row.upheld(),
                row.amended(),
                row.overturned(),
                part(row.overturned(), row.appealed()),
                part(row.overturned(), row.cases()));
    }

    private static List<Decided> byChannel(List<Decided> decided) {
        return decided.stream().filter(row -> row.channel() != null).toList();
    }

    static Table outcomesByReason(List<Ended> ended) {
        return outcomes(
                "outcomes-by-reason",
                "Outcomes by reason",
                "Reason",
                ended,
                ended.stream().filter(row -> row.reason() != null).toList(),
                row -> Reason.valueOf(String.valueOf(row.reason())));
    }

    static Table outcomesByChannel(List<Ended> ended) {
        return outcomes(
                "outcomes-by-channel",
                "Outcomes by channel",
                "Channel",
                ended,
                ended.stream().filter(row -> row.channel() != null).toList(),
                row -> Channel.valueOf(String.valueOf(row.channel())));
    }

    private static Table outcomes(
            String name,
            String title,
            String first,
            List<Ended> ended,
            List<Ended> shown,
            Function<Ended, Object> label) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        shown.stream()
                .sorted((one, other) -> Long.compare(other.cases(), one.cases()))
                .forEach(row -> rows.add(outcomesOf(label.apply(row), row)));
        ended.stream().filter(row -> row.isTotal() && row.cases() > 0).forEach(row -> rows.add(outcomesOf(ALL, row)));
        List<Column> columns = new ArrayList<>(List.of(text(first), count("Ended")));
        for (Outcome outcome : Outcome.values()) {
            columns.add(count(text("").shown(outcome)));
        }
        return new Table(name, title, "Cases that were closed in the period, by how they ended.", columns, rows);
    }

    private static List<@Nullable Object> outcomesOf(Object label, Ended row) {
        List<@Nullable Object> cells = new ArrayList<>(List.of(label, row.cases()));
        Stream.of(Outcome.values()).forEach(outcome -> cells.add(row.with(outcome)));
        return cells;
    }

    private static <T> long total(List<T> rows, Function<T, Long> number) {
        return rows.stream().mapToLong(number::apply).sum();
    }
}
