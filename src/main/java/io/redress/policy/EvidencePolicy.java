package io.redress.policy;

import io.redress.orders.Order;
import io.redress.orders.OrderLine;
import io.redress.orders.TrackingStatus;
import io.redress.security.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** V5 to V31: what each side has to show, what is already there, and how far it goes. */
public final class EvidencePolicy {

    static final String REQUIREMENTS = "evidence-requirements";
    static final String BURDEN = "burden-of-proof";
    static final String HELD = "evidence-held";
    static final String SUFFICIENCY = "evidence-sufficiency";

    private final RuleBook rules;

    EvidencePolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public EvidencePolicy under(OpenedUnder opened) {
        return new EvidencePolicy(rules.under(opened));
    }

    /**
     * Who has to show what, and what the platform already holds.
     *
     * @throws NoRuleMatched if one of the tables has no row for the question
     */
    public EvidenceRequirements requirements(EvidenceQuestion question) {
        List<Ruling> rulings = new ArrayList<>();
        List<Requirement> requirements = required(question, rulings);
        List<HeldEvidence> held = held(question, rulings);
        var facts = new Facts()
                .with("effectiveChannel", question.effectiveChannel())
                .with("reason", question.reason())
                .toMap();
        return rules.decide(BURDEN, facts, (hit, ruling) -> {
            rulings.add(ruling);
            return new EvidenceRequirements(
                    hit.member("burden", Burden.class), hit.text("words"), requirements, held, rulings);
        });
    }

    /**
     * How far the evidence goes, before filing (readiness) as well as at the end of the evidence phase.
     *
     * @throws NoRuleMatched if one of the tables has no row for the question
     */
    public EvidenceAssessment assess(EvidenceQuestion question, SideFile byBuyer, SideFile bySeller) {
        EvidenceRequirements requirements = requirements(question);
        List<Ruling> verdicts = new ArrayList<>();
        SideSufficiency buyer = assess(Side.BUYER, requirements, byBuyer, verdicts);
        SideSufficiency seller = assess(Side.SELLER, requirements, bySeller, verdicts);
        return EvidenceAssessment.of(requirements, buyer, seller, verdicts);
    }

    private SideSufficiency assess(Side side, EvidenceRequirements requirements, SideFile file, List<Ruling> verdicts) {
        Set<EvidenceType> present = EnumSet.noneOf(EvidenceType.class);
        present.addAll(file.submitted());
        present.addAll(file.onFile());
        requirements.held().forEach(held -> present.add(held.type()));
        List<Requirement> required = requirements.of(side);
        List<Requirement> met =
                required.stream().filter(one -> one.isMetBy(present)).toList();
        List<Requirement> missing =
                required.stream().filter(one -> !one.isMetBy(present)).toList();
        boolean burden = requirements.burden().name().equals(side.name());
        var facts = new Facts()
                .with("side", side)
                .with("burden", burden)
                .with("required", required.size())
                .with("met", met.size())
                .with("submitted", file.submitted().size())
                .with(
                        "missingRequirements",
                        missing.stream().map(Requirement::name).toList())
                .toMap();
        return rules.decide(SUFFICIENCY, facts, (hit, ruling) -> {
            verdicts.add(ruling);
            return new SideSufficiency(
                    side,
                    hit.member("verdict", Verdict.class),
                    hit.number("score"),
                    burden,
                    hit.truth("draftAgainst"),
                    met,
                    missing,
                    hit.text("words"),
                    hit.rule());
        });
    }

    private List<Requirement> required(EvidenceQuestion question, List<Ruling> rulings) {
        var facts = new Facts()
                .with("reason", question.reason())
                .with("effectiveChannel", question.effectiveChannel())
                .with("categories", categories(question))
                .toMap();
        RuleResult said = rules.lookUp(REQUIREMENTS, facts);
        List<Requirement> requirements = said.hits().stream()
                .filter(hit -> hit.optionalText("side").isPresent())
                .map(EvidencePolicy::requirement)
                .toList();
        rulings.add(rules.ruling(said, facts));
        return requirements;
    }

    private static Requirement requirement(RuleHit hit) {
        return new Requirement(
                hit.member("side", Side.class),
                hit.text("requirement"),
                Stream.of(hit.text("anyOf").split(","))
                        .map(String::strip)
                        .map(EvidenceType::valueOf)
                        .toList(),
                hit.text("words"),
                hit.rule());
    }

    private List<HeldEvidence> held(EvidenceQuestion question, List<Ruling> rulings) {
        Order order = question.order();
        var facts = new Facts()
                .with("effectiveChannel", question.effectiveChannel())
                .with("contractSigned", order.contractSigned())
                .with("writtenSpecification", ClaimedLines.specified(order, question.lines()))
                .with("moneyPaid", order.payment().paid().isPositive())
                .with("trackingDelivered", trackingDelivered(order))
                .toMap();
        RuleResult said = rules.lookUp(HELD, facts);
        List<HeldEvidence> held = said.hits().stream()
                .filter(hit -> hit.optionalText("type").isPresent())
                .map(hit -> new HeldEvidence(hit.member("type", EvidenceType.class), hit.text("words"), hit.rule()))
                .toList();
        rulings.add(rules.ruling(said, facts));
        return held;
    }

    private static boolean trackingDelivered(Order order) {
        return order.tracking().stream().anyMatch(event -> event.status() == TrackingStatus.DELIVERED);
    }

    private static List<String> categories(EvidenceQuestion question) {
        return ClaimedLines.of(question.order(), question.lines())
                .map(OrderLine::category)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
