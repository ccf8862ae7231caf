package io.redress.policy;

import io.redress.orders.Channel;
import io.redress.policy.UsualOutcome.Aspect;
import io.redress.policy.UsualOutcome.Difference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** M6, M7: which decided cases are similar, and whether a decision that is being drafted differs from them. */
public final class ConsistencyPolicy {

    static final String SIMILARITY = "similarity";
    static final String USUAL_OUTCOME = "usual-outcome";

    enum Found {
        TOO_FEW,
        ENOUGH,
        REMEDY_DIFFERS,
        AMOUNT_DIFFERS,
        FAULT_DIFFERS;

        Optional<Aspect> aspect() {
            return switch (this) {
                case REMEDY_DIFFERS -> Optional.of(Aspect.REMEDY);
                case AMOUNT_DIFFERS -> Optional.of(Aspect.AMOUNT);
                case FAULT_DIFFERS -> Optional.of(Aspect.FAULT);
                case TOO_FEW, ENOUGH -> Optional.empty();
            };
        }
    }

    private final RuleBook rules;

    ConsistencyPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** @throws NoRuleMatched if the table has no row for such a case */
    public Similarity similarity(Reason reason, Channel effectiveChannel) {
        var facts = new Facts()
                .with("reason", reason)
                .with("effectiveChannel", effectiveChannel)
                .toMap();
        Map<SimilarityMeasure, Integer> numbers = new EnumMap<>(SimilarityMeasure.class);
        rules.lookUp(SIMILARITY, facts)
                .hits()
                .forEach(hit ->
                        numbers.putIfAbsent(hit.member("measure", SimilarityMeasure.class), hit.number("number")));
        return new Similarity(numbers);
    }

    /** @throws NoRuleMatched if the table has no row for so many cases */
    public UsualOutcome compare(OutcomeComparison draft) {
        var facts = new Facts()
                .with("similarCases", draft.similarCases())
                .with("sameRemedyPercent", draft.sameRemedyPercent())
                .with("shareDifference", draft.shareDifference())
                .with("sameFaultPercent", draft.sameFaultPercent())
                .toMap();
        List<RuleHit> hits = rules.lookUp(USUAL_OUTCOME, facts).hits();
        boolean speaks = hits.stream().noneMatch(hit -> found(hit) == Found.TOO_FEW);
        List<Difference> differences = hits.stream()
                .flatMap(hit ->
                        found(hit)
                                .aspect()
                                .map(aspect -> new Difference(aspect, hit.text("words"), hit.rule()))
                                .stream())
                .toList();
        return new UsualOutcome(speaks, hits.get(0).text("words"), speaks ? differences : List.of());
    }

    private static Found found(RuleHit hit) {
        return hit.member("finding", Found.class);
    }
}
