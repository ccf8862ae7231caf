package io.redress.policy;

import java.util.List;
import org.joda.money.Money;

/**
 * How an award is enforced (S4).
 *
 * @param measures in their order; empty if nothing is owed
 * @param uncovered what the measures do not cover
 */
public record Enforcement(List<Measure> measures, Money uncovered, Ruling ruling) {

    public Enforcement {
        measures = List.copyOf(measures);
    }
}
