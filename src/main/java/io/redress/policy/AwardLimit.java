package io.redress.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.joda.money.Money;

/**
 * What an award can be at most (M3).
 *
 * @param parts those that count, with their amounts
 */
public record AwardLimit(Money limit, Map<AwardPart, Money> parts, Ruling ruling) {

    public AwardLimit {
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
    }

    public boolean permits(Money award) {
        return !award.isGreaterThan(limit);
    }
}
