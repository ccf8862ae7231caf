package io.redress.policy;

/** N3, N4, V2: what may be done once, and on which condition. */
public final class AllowancePolicy {

    static final String TABLE = "allowance";

    private final RuleBook rules;

    AllowancePolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** N3: whether a repair attempt may stop the clock of the negotiation. */
    public Permission repairPause(int pausesBefore, boolean buyerAgrees) {
        return decide("REPAIR_PAUSE", pausesBefore, buyerAgrees, true);
    }

    /**
     * N4: whether the buyer may reopen a case that their silence withdrew.
     *
     * @param eligible whether the same request would be eligible today
     */
    public Permission reopening(int reopenedBefore, boolean eligible) {
        return decide("REOPENING", reopenedBefore, true, eligible);
    }

    /** V2: whether a side may extend its term for evidence. */
    public Permission evidenceExtension(int extendedBefore) {
        return decide("EVIDENCE_EXTENSION", extendedBefore, true, true);
    }

    private Permission decide(String step, int timesBefore, boolean otherSideAgrees, boolean windowsHold) {
        var facts = new Facts()
                .with("step", step)
                .with("timesBefore", timesBefore)
                .with("otherSideAgrees", otherSideAgrees)
                .with("windowsHold", windowsHold)
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                hit -> hit.truth("allowed") ? "allowed" : "not allowed",
                (hit, ruling) -> new Permission(hit.truth("allowed"), hit.text("explanation"), hit.rule(), ruling));
    }
}
