package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.policy.Fault;
import io.redress.policy.FreightPayer;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the case ends in: agreed by the parties or decided by staff.
 *
 * @param fault        found by a decision; {@code null} for an agreement
 * @param incidentalCosts proven costs that are awarded on top of the remedy (M3)
 * @param freightPayer agreed by the parties (F50); {@code null} where the freight table decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Award(
        Basis basis,
        Remedy remedy,
        boolean returnRequired,
        @Nullable Fault fault,
        @Nullable FreightPayer freightPayer,
        @Nullable Money incidentalCosts) {

    /** Where an award comes from. */
    public enum Basis {
        AGREEMENT,
        DECISION,
        APPEAL,
        OBJECTION
    }

    /** Whether anything is owed at all. */
    public boolean grantsSomething() {
        return remedy.type() != RemedyType.DENIED;
    }
}
