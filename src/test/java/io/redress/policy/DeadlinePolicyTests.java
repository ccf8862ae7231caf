package io.redress.policy;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.redress.time.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinePolicyTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final WorkingDays CALENDAR =
            new WorkingDays(BERLIN, Set.of(SATURDAY, SUNDAY), LocalDate.of(2026, 5, 1)::equals, Set.of());

    private final DeadlinePolicy deadlines =
            TestPolicies.with(Clock.systemUTC(), CALENDAR).deadlines();

    @ParameterizedTest(name = "{3}: {0}, with a hazard {1}, lasts {2}")
    @CsvSource({
        "SELLER_RESPONSE, false, P5D, N1",
        "SELLER_RESPONSE, true, P2D, E80",
        "BUYER_RESPONSE, false, P3D, N1",
        "NEGOTIATION, false, P10D, N3",
        "NEGOTIATION, true, P5D, E80",
        "REPAIR_PAUSE, false, P14D, N3",
        "FILING, false, P7D, V1",
        "BUYER_EVIDENCE, false, P7D, V2",
        "SELLER_EVIDENCE, false, P7D, V2",
        "EVIDENCE_EXTENSION, false, P5D, V2",
        "MEDIATION_HALF, false, P7D, M1",
        "MEDIATION_FOUR_FIFTHS, false, P11DT4H48M, M1",
        "MEDIATION_TARGET, false, P14D, M1",
        "MEDIATION_LIMIT, false, P21D, M1",
        "MEDIATION_LIMIT, true, P5D, M1",
        "APPEAL_WINDOW, false, P10D, A1",
        "APPEAL_ANSWER, false, P5D, A3",
        "APPEAL_REVIEW, false, P10D, A3",
        "RETURN_SHIPMENT, false, P10D, S1",
        "RETURN_INSPECTION, false, P7D, S1",
        "REPLACEMENT_SHIPMENT, false, P10D, S3",
        "REPLACEMENT_RECEIPT, false, P7D, S3",
        "ENFORCEMENT, false, P5D, S4",
    })
    void lastsAsLongAsTheRulebookSays(DeadlineName name, boolean safety, Duration term, String rule) {
        Deadline deadline = deadlines.due(name, safety, NOON);
        assertThat(Duration.between(NOON, deadline.dueAt())).isEqualTo(term);
        assertThat(deadline.rule()).contains(rule);
    }

    @Test
    @DisplayName("M1, E80: half and four fifths of the safety target too")
    void warningsFollowTheSafetyTarget() {
        Duration target = lasts(DeadlineName.MEDIATION_TARGET);
        assertThat(lasts(DeadlineName.MEDIATION_HALF)).isEqualTo(target.dividedBy(2));
        assertThat(lasts(DeadlineName.MEDIATION_FOUR_FIFTHS))
                .isEqualTo(target.multipliedBy(4).dividedBy(5));
    }

    private Duration lasts(DeadlineName name) {
        return Duration.between(NOON, deadlines.due(name, true, NOON).dueAt());
    }

    @ParameterizedTest(name = "N1: from {0} to {1}")
    @DisplayName("N1: a term ends at the same time of day, also when the clocks change in between")
    @CsvSource({
        "2026-03-27T10:00:00+01:00, 2026-04-01T10:00:00+02:00",
        "2026-10-23T10:00:00+02:00, 2026-10-28T10:00:00+01:00",
        // The term would end within the hour that is skipped, and ends as much later.
        "2026-03-24T02:30:00+01:00, 2026-03-29T03:30:00+02:00",
    })
    void endsAtTheSameTimeOfDay(ZonedDateTime start, ZonedDateTime end) {
        assertThat(deadlines
                        .due(DeadlineName.SELLER_RESPONSE, false, start.toInstant())
                        .dueAt())
                .isEqualTo(end.toInstant());
    }

    @Test
    @DisplayName("N4: one reminder, 24 hours before the end")
    void remindsADayBefore() {
        Deadline deadline = deadlines.due(DeadlineName.SELLER_RESPONSE, false, NOON);
        assertThat(deadline.remindAt()).isEqualTo(deadline.dueAt().minus(Duration.ofHours(24)));
    }

    @Test
    @DisplayName("V2: the mediator sets another term; one of a single day has no reminder")
    void aTermThatSomebodySets() {
        assertThat(deadlines.due(DeadlineName.EVIDENCE_REQUEST, false, NOON).dueAt())
                .isEqualTo("2026-06-06T12:00:00Z");
        Deadline three = deadlines.dueIn(DeadlineName.EVIDENCE_REQUEST, 3, false, NOON);
        assertThat(three.dueAt()).isEqualTo("2026-06-04T12:00:00Z");
        assertThat(three.remindAt()).isEqualTo("2026-06-03T12:00:00Z");
        assertThat(deadlines
                        .dueIn(DeadlineName.EVIDENCE_REQUEST, 1, false, NOON)
                        .remindAt())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deadlines.dueIn(DeadlineName.EVIDENCE_REQUEST, 0, false, NOON));
    }

    @Test
    void aTermOfWorkingDaysSkipsWeekendsAndHolidays() {
        RuleTables fiveWorkingDays = (table, facts) -> new RuleResult(
                table,
                1,
                null,
                List.of(new RuleHit("row", "N1: for a test", Map.of("term", "P5DT2H", "basis", "WORKING"))));
        DeadlinePolicy policy =
                new DeadlinePolicy(new RuleBook(fiveWorkingDays, Clock.systemUTC()), CALENDAR).under(OpenedUnder.TODAY);
        Instant wednesday = ZonedDateTime.parse("2026-04-29T10:00:00+02:00").toInstant();
        assertThat(policy.due(DeadlineName.SELLER_RESPONSE, false, wednesday).dueAt())
                .isEqualTo(ZonedDateTime.parse("2026-05-07T12:00:00+02:00").toInstant());
    }

    @Test
    void tellsAllTermsInTheOrderOfTheRulebook() {
        assertThat(deadlines.terms(false)).extracting(TermLength::name).containsExactly(DeadlineName.values());
        assertThat(deadlines.terms(true).get(0).term()).isEqualTo("P2D");
    }
}
