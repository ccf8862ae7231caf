package io.redress.cases;

import io.redress.audit.Erased;
import io.redress.orders.LineQuantity;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the buyer claims, as it was handed in; never edited afterwards (R1), but for the erasure of its words.
 *
 * @param latentDefect       the fault could not be seen at receipt (E31)
 * @param safetyHazard       injury or a safety hazard is reported (E80)
 * @param furtherPaymentAsked the seller asks for payment outside the order (E81)
 */
public record Claim(
        Reason reason,
        String description,
        List<ClaimLine> lines,
        Remedy requestedRemedy,
        boolean latentDefect,
        boolean safetyHazard,
        boolean furtherPaymentAsked) {

    public Claim {
        lines = List.copyOf(lines);
    }

    /** The same claim when its description was erased. */
    Claim withoutWords() {
        return new Claim(reason, Erased.MARK, lines, requestedRemedy, latentDefect, safetyHazard, furtherPaymentAsked);
    }

    /** The claimed pieces of the order's lines. */
    List<LineQuantity> pieces() {
        return lines.stream()
                .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                .toList();
    }

    /** For people: {@code 3 × L1, 1 × L2}. */
    public String linesInWords() {
        return lines.stream()
                .map(line -> line.quantity() + " × " + line.lineId())
                .collect(Collectors.joining(", "));
    }
}
