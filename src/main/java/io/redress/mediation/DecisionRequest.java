package io.redress.mediation;

import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a mediator hands it in (M3); {@link AwardCheck} says what is wrong with it.
 *
 * @param returnRequired left out: only where the remedy implies it
 * @param reasons in words, for the parties to read
 * @param incidentalCosts costs of the buyer that are proven, by which the award may exceed what was paid
 */
public record DecisionRequest(
        @Nullable Remedy remedy,
        @Nullable Fault fault,
        @Nullable Boolean returnRequired,
        @Nullable String reasons,
        @Nullable Money incidentalCosts) {}
