package io.redress.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Collects facts in the form that tables read: enums by name, money as its amount. */
final class Facts {

    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

    Facts with(String name, @Nullable Object value) {
        facts.put(name, readable(value));
        return this;
    }

    Map<String, @Nullable Object> toMap() {
        return facts;
    }

    private static @Nullable Object readable(@Nullable Object value) {
        if (value instanceof Enum<?> member) {
            return member.name();
        }
        if (value instanceof Money money) {
            return money.getAmount();
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Facts::readable).toList();
        }
        return value;
    }
}
