package io.redress.mediation.precedents;

import io.redress.cases.Wording;
import io.redress.policy.Fault;
import io.redress.policy.RemedyType;
import io.redress.policy.UsualOutcome.Aspect;
import org.jspecify.annotations.Nullable;

/** Tells what is usual, and how a draft differs from it, with the figures (M7). */
final class UsualInWords {

    private UsualInWords() {}

    /** {@code Of 12 similar cases 9 ended in a partial refund of 30 to 45 % of what was claimed (median 38 %); …} */
    static String of(Usual usual) {
        RemedyType remedy = usual.remedy().orElseThrow();
        Fault fault = usual.fault().orElseThrow();
        Shares shares = usual.sharesOf(remedy);
        String share = remedy.needsAmount() && !shares.isEmpty()
                ? " of " + shares.range() + " of what was claimed" + shares.middle()
                : "";
        return "Of " + usual.size() + " similar cases " + endedIn(usual.with(remedy), remedy) + share + "; "
                + number(usual.with(fault)) + " found " + whom(fault) + " at fault.";
    }

    static String of(
            Aspect aspect, Usual usual, @Nullable RemedyType remedy, @Nullable Integer share, @Nullable Fault fault) {
        return switch (aspect) {
            case REMEDY -> remedy == null ? "" : onRemedy(usual, remedy);
            case AMOUNT ->
                "Yours is " + share + " % of what is claimed; "
                        + usual.shares().sorted().size() + " similar cases granted "
                        + usual.shares().range() + usual.shares().middle() + ".";
            case FAULT -> fault == null ? "" : onFault(usual, fault);
        };
    }

    private static String onRemedy(Usual usual, RemedyType remedy) {
        RemedyType most = usual.remedy().orElseThrow();
        return "Yours is " + a(remedy) + "; of " + usual.size() + " similar cases "
                + endedIn(usual.with(remedy), remedy) + ", and " + endedIn(usual.with(most), most) + ".";
    }

    private static String onFault(Usual usual, Fault fault) {
        Fault most = usual.fault().orElseThrow();
        return "Yours finds " + whom(fault) + " at fault; of " + usual.size() + " similar cases "
                + number(usual.with(fault)) + " did, and " + number(usual.with(most)) + " found " + whom(most)
                + " at fault.";
    }

    private static String whom(Fault fault) {
        return fault == Fault.NONE ? "nobody" : "the " + Wording.lower(fault);
    }

    private static String number(int count) {
        return count == 0 ? "none" : String.valueOf(count);
    }

    private static String endedIn(int count, RemedyType remedy) {
        return remedy == RemedyType.DENIED
                ? number(count) + (count == 1 ? " was denied" : " were denied")
                : number(count) + " ended in " + a(remedy);
    }

    /** {@code a partial refund}; a claim that is denied is {@code a denial}. */
    static String a(RemedyType remedy) {
        return switch (remedy) {
            case DENIED -> "a denial";
            case RETURN_AND_REFUND -> "a refund against return";
            case FULL_REFUND, PARTIAL_REFUND, REPLACEMENT, REPAIR, COMPENSATION -> "a " + Wording.lower(remedy);
        };
    }
}
