package io.redress.policy;

/** M1, A3: how often and how long staff may stop the clock while they wait for somebody outside. */
public final class PausePolicy {

    static final String TABLE = "clock-pause";

    private final RuleBook rules;

    PausePolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public PausePolicy under(OpenedUnder opened) {
        return new PausePolicy(rules.under(opened));
    }

    /**
     * Whether the clock of a mediation may stand still.
     *
     * @param safety whether the case carries the flag {@code SAFETY} (E80)
     * @param pausesBefore how often staff have stopped it
     */
    public PauseAllowance mediation(boolean safety, int pausesBefore) {
        return decide("MEDIATION", safety, pausesBefore);
    }

    /** The same for the review of an appeal. */
    public PauseAllowance appeal(boolean safety, int pausesBefore) {
        return decide("APPEAL", safety, pausesBefore);
    }

    private PauseAllowance decide(String stage, boolean safety, int pausesBefore) {
        var facts = new Facts()
                .with("stage", stage)
                .with("safety", safety)
                .with("pausesBefore", pausesBefore)
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                (hit, ruling) -> new PauseAllowance(
                        hit.truth("allowed"),
                        hit.optionalNumber("longestDays"),
                        hit.text("explanation"),
                        hit.rule(),
                        ruling));
    }
}
