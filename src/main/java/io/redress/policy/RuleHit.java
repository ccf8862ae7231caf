package io.redress.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table that fitted the facts.
 *
 * @param ruleId the row's own id in the file, such as {@code rule_E32_offline}
 * @param annotation what the analyst wrote beside it, beginning with the id of the rule that it applies
 * @param outputs the row's results by name; an empty cell is absent
 */
public record RuleHit(String ruleId, String annotation, Map<String, Object> outputs) {

    public RuleHit {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** The id of the rule in the rulebook, such as {@code E32}, or of several, such as {@code N1, N4}. */
    public String rule() {
        String label = annotation.split(":", 2)[0];
        return label.split("\\(", 2)[0].strip();
    }

    /** @throws IllegalStateException if the cell is empty */
    public String text(String output) {
        return optionalText(output).orElseThrow(() -> empty(output));
    }

    public Optional<String> optionalText(String output) {
        return Optional.ofNullable(outputs.get(output)).map(Object::toString);
    }

    /** @throws IllegalStateException if the cell is empty or neither true nor false */
    public boolean truth(String output) {
        if (outputs.get(output) instanceof Boolean value) {
            return value;
        }
        throw outputs.containsKey(output) ? wrong(output, "neither true nor false") : empty(output);
    }

    /** @throws IllegalStateException if the cell is empty or not a whole number */
    public int number(String output) {
        Integer value = optionalNumber(output);
        if (value == null) {
            throw empty(output);
        }
        return value;
    }

    /** @throws IllegalStateException if the cell is not empty and not a whole number */
    public @Nullable Integer optionalNumber(String output) {
        Object value = outputs.get(output);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw wrong(output, "not a whole number");
    }

    /** @throws IllegalStateException if the cell is empty or names no member of the enum */
    public <E extends Enum<E>> E member(String output, Class<E> type) {
        E value = optionalMember(output, type);
        if (value == null) {
            throw empty(output);
        }
        return value;
    }

    /** @throws IllegalStateException if the cell is not empty and names no member of the enum */
    public <E extends Enum<E>> @Nullable E optionalMember(String output, Class<E> type) {
        String name = optionalText(output).orElse(null);
        if (name == null) {
            return null;
        }
        for (E member : type.getEnumConstants()) {
            if (member.name().equals(name)) {
                return member;
            }
        }
        throw wrong(output, "no " + type.getSimpleName());
    }

    private IllegalStateException empty(String output) {
        return new IllegalStateException("Row " + ruleId + " leaves its " + output + " empty");
    }

    private IllegalStateException wrong(String output, String complaint) {
        return new IllegalStateException(
                "Row " + ruleId + " has " + outputs.get(output) + " for its " + output + ", which is " + complaint);
    }
}
