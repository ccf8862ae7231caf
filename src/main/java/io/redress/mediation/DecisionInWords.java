package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.Wording;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says in plain language what was decided (M5). */
final class DecisionInWords {

    static final String GOES_BACK = "The goods go back to the seller first.";
    static final String STAYS = "Nothing has to be sent back.";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private DecisionInWords() {}

    /** {@code The buyer gets a partial refund of 120.00 USD. The buyer keeps the goods. The seller is at fault.} */
    static String of(Decision decision) {
        return granted(decision.award(Award.Basis.DECISION)) + " " + fault(decision.fault());
    }

    /** The same without the fault. */
    static String granted(Award award) {
        StringBuilder text = new StringBuilder(remedy(award.remedy()));
        if (award.incidentalCosts() != null) {
            text.append(" The buyer also gets ")
                    .append(Wording.of(award.incidentalCosts()))
                    .append(" for costs that are proven.");
        }
        if (award.grantsSomething()) {
            text.append(' ').append(award.returnRequired() ? GOES_BACK : STAYS);
        }
        return text.toString();
    }

    private static String remedy(Remedy remedy) {
        return switch (remedy.type()) {
            case DENIED -> "The claim is denied: nothing is awarded.";
            case REPAIR -> "The seller repairs the goods.";
            case COMPENSATION -> "The buyer gets " + Wording.of(remedy) + ".";
            case RETURN_AND_REFUND -> "The buyer gets a refund against the return of the goods.";
            case FULL_REFUND, PARTIAL_REFUND, REPLACEMENT -> "The buyer gets a " + Wording.of(remedy) + ".";
        };
    }

    static String fault(Fault fault) {
        return switch (fault) {
            case SELLER -> "The seller is at fault.";
            case BUYER -> "The buyer is at fault.";
            case CARRIER -> "The carrier is at fault.";
            case NONE -> "Nobody is found at fault.";
        };
    }

    /** {@code 3 June 2026}, by the calendar of UTC. */
    static String day(Instant at) {
        return DAY.format(at);
    }
}
