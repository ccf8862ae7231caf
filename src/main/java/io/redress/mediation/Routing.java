package io.redress.mediation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.cases.Stage;
import io.redress.cases.Step;
import io.redress.orders.Orders;
import io.redress.policy.DeadlineName;
import io.redress.policy.Dispute;
import io.redress.policy.Priority;
import io.redress.policy.RoutingPolicy;
import io.redress.policy.Rulings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Brings a case to those who can decide it, and to their lead when time runs out (M1, M2). */
@Service
public class Routing {

    private final Cases cases;
    private final Orders orders;
    private final RoutingPolicy policy;
    private final Urgencies urgencies;
    private final MediationTerms terms;
    private final Rulings rulings;
    private final Clock clock;

    Routing(
            Cases cases,
            Orders orders,
            RoutingPolicy policy,
            Urgencies urgencies,
            MediationTerms terms,
            Rulings rulings,
            Clock clock) {
        this.cases = cases;
        this.orders = orders;
        this.policy = policy;
        this.urgencies = urgencies;
        this.terms = terms;
        this.rulings = rulings;
        this.clock = clock;
    }

    /** The mediation begins: its terms run. Gives the groups whose members may claim the case (M1, M2). */
    public List<String> route(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        Instant now = now();
        subject.enter(Stage.MEDIATION);
        terms.startMediation(subject, now);
        io.redress.policy.Routing routed = policy.under(subject.rules()).route(dispute(subject, false));
        rulings.record(number.value(), routed.ruling());
        Priority priority = urgencies.of(subject, Step.DECIDE_DISPUTE, now, now);
        subject.record(
                now,
                CaseEventType.ROUTED,
                Actor.SERVICE,
                Map.of(
                        "groups",
                        routed.groups(),
                        "priority",
                        priority.points(),
                        "because",
                        Stream.concat(routed.reasons().stream(), priority.reasons().stream())
                                .toList()));
        return routed.groups();
    }

    /** Part of the target has passed without a decision: {@code warning} tells which (M1). */
    public void warn(CaseNumber number, DeadlineName warning) {
        ReturnCase subject = cases.lock(number);
        subject.deadline(DeadlineName.MEDIATION_TARGET)
                .ifPresent(target -> subject.record(
                        now(),
                        CaseEventType.DEADLINE_APPROACHING,
                        Actor.SERVICE,
                        Map.of(
                                "deadline",
                                target.name(),
                                "warning",
                                warning,
                                "dueAt",
                                target.dueAt().toString(),
                                "party",
                                "STAFF")));
    }

    /** Staff have let their term pass. Gives the groups in whose queue the case now lies: those of the lead (M1). */
    public List<String> escalateToLead(CaseNumber number) {
        ReturnCase subject = cases.lock(number);
        io.redress.policy.Routing overdue = policy.under(subject.rules()).route(dispute(subject, true));
        List<String> leads = new ArrayList<>(overdue.groups());
        leads.removeAll(
                policy.under(subject.rules()).route(dispute(subject, false)).groups());
        if (leads.isEmpty()) {
            leads.addAll(overdue.groups());
        }
        rulings.record(number.value(), overdue.ruling());
        subject.record(now(), CaseEventType.ESCALATED_TO_LEAD, Actor.SERVICE, Map.of("groups", leads));
        return List.copyOf(leads);
    }

    private Dispute dispute(ReturnCase subject, boolean overdue) {
        return new Dispute(
                orders.get(subject.orderId()).language(),
                subject.effectiveChannel(),
                subject.claim().reason(),
                subject.moneyAtStake(),
                overdue);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
