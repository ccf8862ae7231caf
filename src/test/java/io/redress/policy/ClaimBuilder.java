package io.redress.policy;

import io.redress.orders.LineQuantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim about a whole order, with nothing special about it unless told otherwise. */
public final class ClaimBuilder {

    private final Reason reason;
    private final List<LineQuantity> lines = new ArrayList<>();
    private @Nullable Remedy requestedRemedy;
    private boolean latentDefect;
    private boolean safetyHazard;
    private boolean furtherPaymentAsked;

    private ClaimBuilder(Reason reason) {
        this.reason = reason;
    }

    public static ClaimBuilder aClaim(Reason reason) {
        return new ClaimBuilder(reason);
    }

    public ClaimBuilder pieces(String lineId, int quantity) {
        lines.add(new LineQuantity(lineId, quantity));
        return this;
    }

    public ClaimBuilder remedy(Remedy remedy) {
        requestedRemedy = remedy;
        return this;
    }

    public ClaimBuilder latentDefect() {
        latentDefect = true;
        return this;
    }

    public ClaimBuilder safetyHazard() {
        safetyHazard = true;
        return this;
    }

    public ClaimBuilder furtherPaymentAsked() {
        furtherPaymentAsked = true;
        return this;
    }

    public Claim build() {
        return new Claim(reason, lines, requestedRemedy, latentDefect, safetyHazard, furtherPaymentAsked);
    }
}
