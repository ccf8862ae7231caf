package io.redress.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.redress.cases.Award;
import io.redress.cases.Outcome;
import io.redress.cases.Stage;
import io.redress.database.TestDatabase;
import io.redress.insight.Returns.OfMonth;
import io.redress.insight.Returns.OfProductLine;
import io.redress.insight.Returns.OfReason;
import io.redress.insight.Returns.OfSeller;
import io.redress.orders.Channel;
import io.redress.policy.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted, on cases that are few enough to count by hand. */
class FiguresTests {

    private static final JdbcClient SQL =
            JdbcClient.create(TestDatabase.migrated().dataSource());

    private final Figures figures = new Figures(SQL);
    private final ReturnFigures returns = new ReturnFigures(figures);

    @AfterEach
    void empty() {
        KnownCases.removeAll(SQL);
    }

    @Test
    void countsOpenCasesByAge() {
        opened("2026-02-27T09:00:01Z").in("NEGOTIATION").about(1, "LAMPS");
        opened("2026-02-27T09:00:00Z").in("NEGOTIATION").about(1, "LAMPS");
        opened("2026-02-20T12:00:00Z").in("NEGOTIATION").about(1, "LAMPS");
        opened("2025-12-01T00:00:00Z").in("MEDIATION").about(1, "LAMPS");
        opened("2026-03-01T00:00:00Z")
                .closed("2026-03-02T00:00:00Z", "WITHDRAWN")
                .about(1, "LAMPS");

        assertThat(figures.open(everything(), Instant.parse("2026-03-02T09:00:00Z")))
                .extracting(OpenCases::stage, OpenCases::cases, OpenCases::byAge)
                .containsExactlyInAnyOrder(
                        tuple(Stage.NEGOTIATION, 3L, List.of(1L, 1L, 1L, 0L, 0L)),
                        tuple(Stage.MEDIATION, 1L, List.of(0L, 0L, 0L, 0L, 1L)));
    }

    @Test
    void countsWhatIsDueByTheFirstTermThatRuns() {
        for (String due : List.of(
                "2026-03-02T09:00:00Z",
                "2026-03-02T09:00:01Z",
                "2026-03-03T09:00:00Z",
                "2026-03-05T09:00:00Z",
                "2026-03-05T09:00:01Z")) {
            opened("2026-03-01T00:00:00Z").in("EVIDENCE").due(due).about(1, "LAMPS");
        }
        opened("2026-03-01T00:00:00Z").in("EVIDENCE").about(1, "LAMPS");

        assertThat(figures.open(everything(), Instant.parse("2026-03-02T09:00:00Z")))
                .singleElement()
                .extracting(OpenCases::due)
                .isEqualTo(List.of(1L, 2L, 1L, 1L, 1L));
    }

    @Test
    @DisplayName("M1: time to decide counts from the request and from the mediation, as median and 90 %")
    void measuresTimeToDecide() {
        for (int days = 1; days <= 11; days++) {
            opened("2026-01-01T00:00:00Z")
                    .mediatedFrom("2026-01-11T00:00:00Z")
                    .decided("2026-01-%02dT00:00:00Z".formatted(11 + days))
                    .about(1, "LAMPS");
        }
        opened("2026-01-01T00:00:00Z").about(1, "LAMPS");

        Decided all = total(figures.decided(everything()));

        assertThat(all.cases()).isEqualTo(11);
        assertThat(all.fromRequest().median()).isCloseTo(16, within(1e-9));
        assertThat(all.fromRequest().ninety()).isCloseTo(20, within(1e-9));
        assertThat(all.fromMediation().median()).isCloseTo(6, within(1e-9));
        assertThat(all.fromMediation().ninety()).isCloseTo(10, within(1e-9));
    }

    @Test
    @DisplayName(
            "the first day counts from its begin and the last to its end, in UTC, whatever the zone of the machine")
    void daysAreThoseOfUtc() {
        for (String at : List.of(
                "2026-01-31T23:59:59.999Z",
                "2026-02-01T00:00:00Z",
                "2026-02-28T23:59:59.999Z",
                "2026-03-01T00:00:00Z")) {
            opened(at).decided(at).closed(at, "DENIED").about(1, "LAMPS");
        }
        Filter february = in("2026-02-01", "2026-02-28");

        assertThat(figures.decided(february))
                .filteredOn(row -> row.month() != null)
                .extracting(Decided::month, Decided::cases)
                .containsExactly(tuple("2026-02", 2L));
        assertThat(ended(february, null, null)).isEqualTo(Map.of(Outcome.DENIED, 2L));
        assertThat(returns.opened(february).byMonth()).containsExactly(new OfMonth("2026-02", 2));
        assertThat(returns.opened(everything()).byMonth())
                .containsExactly(new OfMonth("2026-01", 1), new OfMonth("2026-02", 2), new OfMonth("2026-03", 1));
    }

    @Test
    @DisplayName("A4: what appeals made of decisions, by channel and of all")
    void countsAppeals() {
        decided("WHOLESALE").about(1, "LAMPS");
        decided("WHOLESALE").appealed("2026-01-22T00:00:00Z", "OVERTURNED").about(1, "LAMPS");
        decided("OFFLINE").appealed("2026-01-22T00:00:00Z", "UPHELD").about(1, "LAMPS");
        decided("OFFLINE").appealed("2026-04-22T00:00:00Z", null).about(1, "LAMPS");

        List<Decided> decided = figures.decided(everything());

        assertThat(Tables.appeals(decided).rows())
                .containsExactly(
                        Arrays.asList(Channel.OFFLINE, 2L, 2L, 1L, 1L, 0L, 0L, 0.0, 0.0),
                        Arrays.asList(Channel.WHOLESALE, 2L, 1L, 0L, 0L, 0L, 1L, 1.0, 0.5),
                        Arrays.asList("All", 4L, 3L, 1L, 1L, 0L, 1L, 1 / 3.0, 0.25));
    }

    @Test
    void countsOutcomesByReasonAndChannel() {
        opened("2026-01-01T00:00:00Z").closed("2026-01-09T00:00:00Z", "SETTLED").about(1, "LAMPS");
        opened("2026-01-01T00:00:00Z")
                .because("DEFECTIVE")
                .on("OFFLINE")
                .closed("2026-01-09T00:00:00Z", "SETTLED")
                .about(1, "LAMPS");
        opened("2026-01-01T00:00:00Z").closed("2026-01-09T00:00:00Z", "LAPSED").about(1, "LAMPS");
        opened("2026-01-01T00:00:00Z").about(1, "LAMPS");

        assertThat(ended(everything(), null, null)).isEqualTo(Map.of(Outcome.SETTLED, 2L, Outcome.LAPSED, 1L));
        assertThat(ended(everything(), "DAMAGED", null)).isEqualTo(Map.of(Outcome.SETTLED, 1L, Outcome.LAPSED, 1L));
        assertThat(ended(everything(), null, "OFFLINE")).isEqualTo(Map.of(Outcome.SETTLED, 1L));
    }

    @Test
    void addsUpMoneyThatWasPaidByCurrencyAndOrigin() {
        closed("SETTLED").awarded("AGREEMENT", "100.00", "USD").about(1, "LAMPS");
        closed("SETTLED").awarded("DECISION", "50.50", "USD").about(1, "LAMPS");
        closed("ENFORCED").awarded("DECISION", "49.50", "USD").about(1, "LAMPS");
        closed("SETTLED").awarded("DECISION", "7.00", "EUR").about(1, "LAMPS");
        closed("LAPSED").awarded("DECISION", "1000.00", "USD").about(1, "LAMPS");
        closed("SETTLED").awarded("AGREEMENT", "0.00", "USD").about(1, "LAMPS");
        closed("DENIED").about(1, "LAMPS");

        assertThat(figures.awarded(everything()))
                .containsExactly(
                        new Awarded(Award.Basis.DECISION, 1, Money.of(CurrencyUnit.EUR, 7)),
                        new Awarded(Award.Basis.AGREEMENT, 1, Money.of(CurrencyUnit.USD, 100)),
                        new Awarded(Award.Basis.DECISION, 2, Money.of(CurrencyUnit.USD, 100)));
    }

    @Test
    @DisplayName("R3: returns by reason, by seller, and by product line, a case about two of them once for each")
    void countsReturns() {
        opened("2026-01-01T00:00:00Z").about(3, "LAMPS", "Garden hose, 20 m");
        opened("2026-01-02T00:00:00Z").because("DEFECTIVE").about(1, "LAMPS");
        opened("2026-01-03T00:00:00Z").closed("2026-01-04T00:00:00Z", "SETTLED").about(2, "LAMPS");
        opened("2026-01-03T00:00:00Z")
                .of("S-2")
                .closed("2026-01-04T00:00:00Z", "DENIED")
                .about(1, "TOYS");
        opened("2025-01-03T00:00:00Z")
                .closed("2026-01-04T00:00:00Z", "WITHDRAWN")
                .about(1, "TOYS");
        Filter january = in("2026-01-01", "2026-01-31");

        Returns opened = returns.opened(january);

        assertThat(opened.cases()).isEqualTo(4);
        assertThat(opened.byReason())
                .containsExactly(new OfReason(Reason.DAMAGED, 3, 9), new OfReason(Reason.DEFECTIVE, 1, 1));
        assertThat(opened.claimed()).containsExactly(Money.of(CurrencyUnit.USD, 100));
        assertThat(returns.bySeller(january, 10).rows())
                .containsExactly(
                        new OfSeller("S-1", 3, Reason.DAMAGED, 2, 2, 1),
                        new OfSeller("S-2", 1, Reason.DAMAGED, 1, 1, 0));
        assertThat(returns.byProductLine(january, 10).rows())
                .containsExactly(
                        new OfProductLine(Reason.DAMAGED, "LAMPS", 2, 5),
                        new OfProductLine(Reason.DAMAGED, "Garden hose, 20 m", 1, 3),
                        new OfProductLine(Reason.DEFECTIVE, "LAMPS", 1, 1),
                        new OfProductLine(Reason.DAMAGED, "TOYS", 1, 1));
        assertThat(returns.bySeller(january, 1))
                .satisfies(top -> assertThat(top.rows()).hasSize(1))
                .satisfies(top -> assertThat(top.left()).isEqualTo(1));
        assertThat(returns.byProductLine(january, 1).left()).isEqualTo(3);
    }

    @Test
    void filtersByChannelReasonAndSeller() {
        closed("SETTLED").awarded("AGREEMENT", "1.00", "USD").about(1, "LAMPS");
        closed("SETTLED").of("S-2").about(1, "LAMPS");
        closed("SETTLED").because("DEFECTIVE").about(1, "LAMPS");
        closed("SETTLED").on("OFFLINE").about(1, "LAMPS");
        opened("2026-01-01T00:00:00Z").about(1, "LAMPS");
        decided("OFFLINE").about(1, "LAMPS");
        Period period = new Period(LocalDate.parse("2020-01-01"), LocalDate.parse("2026-12-31"));
        Filter one = new Filter(period, Channel.TRADE_ASSURANCE, Reason.DAMAGED, "S-1");

        assertThat(figures.open(one, Instant.parse("2026-03-02T09:00:00Z")))
                .singleElement()
                .extracting(OpenCases::cases)
                .isEqualTo(1L);
        assertThat(total(figures.decided(one)).cases()).isZero();
        assertThat(ended(one, null, null)).isEqualTo(Map.of(Outcome.SETTLED, 1L));
        assertThat(figures.awarded(one)).hasSize(1);
        assertThat(returns.opened(one).cases()).isEqualTo(2);
        assertThat(returns.bySeller(one, 9).rows()).containsExactly(new OfSeller("S-1", 2, Reason.DAMAGED, 2, 1, 1));
        assertThat(returns.byProductLine(one, 9).rows())
                .containsExactly(new OfProductLine(Reason.DAMAGED, "LAMPS", 2, 2));
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(figures.open(everything(), Instant.parse("2026-03-02T09:00:00Z")))
                .isEmpty();
        assertThat(total(figures.decided(everything())).fromRequest().median()).isNull();
        assertThat(ended(everything(), null, null)).isEmpty();
        assertThat(returns.opened(everything()).cases()).isZero();
        assertThat(returns.bySeller(everything(), 9).rows()).isEmpty();
    }

    private static KnownCases opened(String at) {
        return KnownCases.opened(SQL, at);
    }

    private static KnownCases decided(String channel) {
        return opened("2026-01-01T00:00:00Z").on(channel).in("DECIDED").decided("2026-01-21T00:00:00Z");
    }

    private static KnownCases closed(String outcome) {
        return opened("2026-01-01T00:00:00Z").closed("2026-01-21T00:00:00Z", outcome);
    }

    private static Filter everything() {
        return in("2020-01-01", "2026-12-31");
    }

    private static Filter in(String from, String to) {
        return Filter.all(new Period(LocalDate.parse(from), LocalDate.parse(to)));
    }

    private static Decided total(List<Decided> decided) {
        return decided.stream().filter(Decided::isTotal).findFirst().orElseThrow();
    }

    private Map<Outcome, Long> ended(Filter filter, @Nullable String reason, @Nullable String channel) {
        return figures.ended(filter).stream()
                .filter(row -> Objects.equals(row.reason(), reason) && Objects.equals(row.channel(), channel))
                .findFirst()
                .orElseThrow()
                .byOutcome();
    }
}
