package io.redress.insight;

import io.redress.insight.Report.Part;
import io.redress.insight.Report.Tile;
import io.redress.insight.ReturnsView.OfOutcome;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the figures together; all of a page are of the same moment. */
@Service
class Insight {

    /** How many sellers and product lines the page shows; the file has all. */
    static final int ROWS_OF_A_PAGE = 20;

    private static final int ROWS_OF_AN_ANSWER = 100;

    private final Figures figures;
    private final ReturnFigures returns;
    private final SvgCharts charts;
    private final Clock clock;

    Insight(Figures figures, ReturnFigures returns, SvgCharts charts, Clock clock) {
        this.figures = figures;
        this.returns = returns;
        this.charts = charts;
        this.clock = clock;
    }

    /** The whole page. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Report report(Filter filter) {
        Instant now = clock.instant();
        List<OpenCases> open = figures.open(filter, now);
        List<Decided> decided = figures.decided(filter);
        List<Ended> ended = figures.ended(filter);
        List<Awarded> awarded = figures.awarded(filter);
        Returns opened = returns.opened(filter);
        Table openByAge = Tables.open(open);
        Table openByTerm = Tables.due(open);
        Table timeByMonth = Tables.timeByMonth(decided);
        Table outcomesByReason = Tables.outcomesByReason(ended);
        Table appeals = Tables.appeals(decided);
        Table bySeller = ReturnTables.bySeller(returns.bySeller(filter, ROWS_OF_A_PAGE));
        Table byReason = ReturnTables.byReason(opened);
        Table byMonth = ReturnTables.byMonth(opened);
        return new Report(
                now,
                Tile.of(open, decided, ended, opened),
                List.of(
                        part(openByAge, Chart.bars(openByAge, "open cases", Palette.AGES, 2, 3, 4, 5, 6)),
                        part(openByTerm, Chart.bars(openByTerm, "open cases", Palette.TERMS, 2, 3, 4, 5, 6))),
                List.of(
                        part(timeByMonth, Chart.lines(timeByMonth, "days from the request", Palette.TWO_LINES, 2, 3)),
                        part(Tables.timeByChannel(decided), null),
                        part(appeals, Chart.bars(appeals, "decisions appealed", Palette.APPEALS, 3, 4, 5, 6)),
                        part(
                                outcomesByReason,
                                Chart.bars(outcomesByReason, "cases ended", Palette.OUTCOMES, 2, 3, 4, 5, 6, 7)),
                        part(Tables.outcomesByChannel(ended), null),
                        part(ReturnTables.money(awarded), null)),
                List.of(
                        part(byMonth, Chart.lines(byMonth, "cases opened", Palette.ONE, 1)),
                        part(byReason, Chart.bars(byReason, "cases opened", Palette.ONE, 1)),
                        part(bySeller, Chart.bars(bySeller, "cases opened", Palette.ONE, 1)),
                        part(ReturnTables.byProductLine(returns.byProductLine(filter, ROWS_OF_A_PAGE)), null)),
                opened.claimed());
    }

    /** What is told over the API; the same figures as on the page. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    ReturnsView returns(Filter filter) {
        Returns opened = returns.opened(filter);
        return new ReturnsView(
                filter.period().from(),
                filter.period().to(),
                filter.seller(),
                opened.cases(),
                opened.claimed(),
                opened.byMonth(),
                opened.byReason(),
                returns.byProductLine(filter, ROWS_OF_AN_ANSWER).rows(),
                returns.bySeller(filter, ROWS_OF_AN_ANSWER).rows(),
                OfOutcome.of(figures.ended(filter)),
                figures.awarded(filter));
    }

    /**
     * One of the tables, with all its rows.
     *
     * @throws NotFound if none is called so
     */
    @Transactional(readOnly = true)
    Table table(String name, Filter filter) {
        return switch (name) {
            case "open-by-age" -> Tables.open(figures.open(filter, clock.instant()));
            case "open-by-term" -> Tables.due(figures.open(filter, clock.instant()));
            case "time-to-decide-by-month" -> Tables.timeByMonth(figures.decided(filter));
            case "time-to-decide-by-channel" -> Tables.timeByChannel(figures.decided(filter));
            case "appeals" -> Tables.appeals(figures.decided(filter));
            case "outcomes-by-reason" -> Tables.outcomesByReason(figures.ended(filter));
            case "outcomes-by-channel" -> Tables.outcomesByChannel(figures.ended(filter));
            case "money-awarded" -> ReturnTables.money(figures.awarded(filter));
            case "returns-by-month" -> ReturnTables.byMonth(returns.opened(filter));
            case "returns-by-reason" -> ReturnTables.byReason(returns.opened(filter));
            case "returns-by-seller" -> ReturnTables.bySeller(returns.bySeller(filter, Integer.MAX_VALUE));
            case "returns-by-product-line" ->
                ReturnTables.byProductLine(returns.byProductLine(filter, Integer.MAX_VALUE));
            default -> throw new NotFound("There is no table " + name + ".");
        };
    }

    private Part part(Table table, @Nullable Chart chart) {
        boolean drawn = chart != null && !chart.categories().isEmpty();
        return new Part(table, drawn ? charts.draw(chart) : null);
    }
}
