package io.redress.policy;

/** N3, N4, V2: what may be done once, and on which condition. */
public final class AllowancePolicy {

    static final String TABLE = "allowance";

    private final RuleBook rules;

    AllowancePolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public AllowancePolicy under(OpenedUnder opened) {
        return new AllowancePolicy(rules.under(opened));
    }

    /**
     * N3: whether a repair attempt may stop the clock of the negotiation.
     *
     * @param pausedBefore whether one has, or has been asked for
     */
    public Permission repairPause(boolean pausedBefore, boolean buyerAgrees) {
        return decide("REPAIR_PAUSE", pausedBefore, buyerAgrees, true);
    }

    /**
     * N4: whether the buyer may reopen a case that their silence withdrew.
     *
     * @param eligible whether the same request would be eligible today
     */
    public Permission reopening(boolean reopenedBefore, boolean eligible) {
        return decide("REOPENING", reopenedBefore, true, eligible);
    }

    /** V2: whether a side may extend its term for evidence. */
    public Permission evidenceExtension(boolean extendedBefore) {
        return decide("EVIDENCE_EXTENSION", extendedBefore, true, true);
    }

    private Permission decide(String step, boolean doneBefore, boolean buyerAgrees, boolean eligible) {
        var facts = new Facts()
                .with("step", step)
                .with("doneBefore", doneBefore)
                .with("buyerAgrees", buyerAgrees)
                .with("eligible", eligible)
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                (hit, ruling) -> new Permission(hit.truth("allowed"), hit.text("explanation"), hit.rule(), ruling));
    }
}
