package io.redress.desk;

import io.redress.cases.Wording;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What an event or a step says of itself, read forgivingly: an old one may say less than a new one. */
record Facts(Map<String, Object> data) {

    private static final String NOTHING = "–";

    boolean has(String field) {
        return data.get(field) != null;
    }

    /** Empty if it is not there. */
    String text(String field) {
        Object value = data.get(field);
        return value == null ? "" : value.toString();
    }

    String lower(String field) {
        return has(field) ? Words.plain(text(field)) : NOTHING;
    }

    boolean truth(String field) {
        return Boolean.TRUE.equals(data.get(field));
    }

    String list(String field) {
        return data.get(field) instanceof List<?> values && !values.isEmpty()
                ? values.stream().map(value -> Words.plain(value.toString())).collect(Collectors.joining(", "))
                : NOTHING;
    }

    /** Whole sentences, one after the other. */
    String sentences(String field) {
        return data.get(field) instanceof List<?> values
                ? values.stream().map(Object::toString).collect(Collectors.joining(" "))
                : "";
    }

    String sides(String field) {
        return data.get(field) instanceof List<?> values && !values.isEmpty()
                ? values.stream()
                        .map(value -> EventWords.side(value.toString()))
                        .collect(Collectors.joining(" and "))
                : NOTHING;
    }

    /** The log has amounts as {@code USD 12.00}. */
    String money(String field) {
        try {
            return Wording.of(Money.parse(text(field)));
        } catch (RuntimeException notMoney) {
            return has(field) ? text(field) : NOTHING;
        }
    }

    @Nullable
    Instant instant(String field) {
        try {
            return has(field) ? Instant.parse(text(field)) : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    Facts within(String field) {
        return new Facts(data.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }
}
