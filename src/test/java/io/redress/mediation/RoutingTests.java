package io.redress.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseNumber;
import io.redress.cases.Deadline;
import io.redress.cases.Stage;
import io.redress.policy.DeadlineName;
import io.redress.policy.Flag;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RoutingTests extends MediationTest {

    @Autowired
    Routing routing;

    @Autowired
    Rulings rulings;

    @Test
    @DisplayName("M2: a dispute goes to the mediators that the routing table names, and the ruling is kept")
    void goesToTheMediatorsOfTheTable() {
        CaseNumber number = evidenceIsIn("en");

        List<String> groups = route(number);

        assertThat(groups).containsExactly("mediators");
        assertThat(setup.read(number).stage()).isEqualTo(Stage.MEDIATION);
        assertThat(rulings.of(number.value())).extracting(Ruling::table).containsExactly("routing");
        CaseEvent routed = setup.events(number).get(0);
        assertThat(routed.type()).isEqualTo(CaseEventType.ROUTED);
        assertThat(routed.data().get("priority")).isEqualTo(20);
        assertThat(routed.data().get("because"))
                .isEqualTo(List.of(
                        "Any mediator can take it.",
                        "It waits for staff.",
                        "500 USD or more are at stake.",
                        "The platform answers for this channel."));
    }

    @Test
    @DisplayName("M2: a dispute in Chinese goes to mediators who read it")
    void goesToThoseWhoReadTheLanguage() {
        assertThat(route(evidenceIsIn("zh-CN"))).containsExactly("mediators-zh");
    }

    @Test
    @DisplayName("M1: the target is 14 days, with warnings at half and four fifths, and 21 days are the end")
    void hasTermsOfThreeWeeks() {
        CaseNumber number = evidenceIsIn("en");
        Instant before = setup.now();

        route(number);

        assertThat(afterStart(number, before, DeadlineName.MEDIATION_HALF)).isBetween(hours(167), hours(169));
        assertThat(afterStart(number, before, DeadlineName.MEDIATION_FOUR_FIFTHS))
                .isBetween(hours(267), hours(270));
        assertThat(afterStart(number, before, DeadlineName.MEDIATION_TARGET)).isBetween(hours(335), hours(337));
        assertThat(afterStart(number, before, DeadlineName.MEDIATION_LIMIT)).isBetween(hours(503), hours(505));
    }

    @Test
    @DisplayName("M1, E80: with a safety hazard the target is 5 days, and the case comes first")
    void hurriesForSafety() {
        CaseNumber number = evidenceIsIn("en");
        setup.change(number, subject -> subject.flag(Flag.SAFETY));
        Instant before = setup.now();

        route(number);

        assertThat(afterStart(number, before, DeadlineName.MEDIATION_TARGET)).isBetween(hours(119), hours(121));
        assertThat(afterStart(number, before, DeadlineName.MEDIATION_LIMIT)).isBetween(hours(119), hours(121));
        assertThat(setup.events(number).get(0).data().get("priority")).isEqualTo(100);
    }

    @Test
    @DisplayName("M1: a warning tells when the target is")
    void warns() {
        CaseNumber number = evidenceIsIn("en");
        route(number);

        setup.change(number, subject -> routing.warn(number, DeadlineName.MEDIATION_HALF));

        CaseEvent warning = setup.events(number).get(1);
        assertThat(warning.type()).isEqualTo(CaseEventType.DEADLINE_APPROACHING);
        assertThat(warning.data())
                .containsEntry("deadline", "MEDIATION_TARGET")
                .containsEntry("warning", "MEDIATION_HALF")
                .containsEntry("party", "STAFF")
                .containsEntry(
                        "dueAt",
                        setup.read(number)
                                .deadline(DeadlineName.MEDIATION_TARGET)
                                .map(Deadline::dueAt)
                                .orElseThrow()
                                .toString());
    }

    @Test
    @DisplayName("M1: at the end of the term the case goes to the lead's queue, and to nobody else's")
    void escalatesToTheLead() {
        CaseNumber number = evidenceIsIn("en");
        route(number);

        List<String> leads = setup.inTransaction(() -> routing.escalateToLead(number));

        assertThat(leads).containsExactly("mediation-leads");
        assertThat(setup.events(number))
                .extracting(CaseEvent::type, event -> event.data().get("groups"))
                .contains(tuple(CaseEventType.ESCALATED_TO_LEAD, List.of("mediation-leads")));
    }

    private CaseNumber evidenceIsIn(String language) {
        return setup.open(
                order().in(language).build(),
                Reason.DAMAGED,
                Remedy.of(RemedyType.FULL_REFUND),
                subject -> subject.enter(Stage.EVIDENCE));
    }

    private List<String> route(CaseNumber number) {
        return setup.inTransaction(() -> routing.route(number));
    }

    private Duration afterStart(CaseNumber number, Instant start, DeadlineName name) {
        return Duration.between(
                start, setup.read(number).deadline(name).orElseThrow().dueAt());
    }

    /** Days in the marketplace's time zone are not always 24 hours long. */
    private static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
