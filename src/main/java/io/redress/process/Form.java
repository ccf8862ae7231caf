package io.redress.process;

import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.process.contract.Field;
import io.redress.process.contract.StepContract;
import io.redress.web.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a task's form as a person has filled them in. What is read is taken out of the process again: the
 * engine keeps routing values only.
 */
final class Form {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,3})?");

    /** Every field that a command reads from a form. */
    static final Set<String> FIELDS = StepContracts.all().stream()
            .flatMap(step -> step.fields().stream())
            .map(Field::name)
            .collect(Collectors.toUnmodifiableSet());

    private final DelegateTask task;
    private final StepContract step;

    /** @param step which declares the fields that may be read */
    Form(DelegateTask task, StepContract step) {
        this.task = task;
        this.step = step;
    }

    /** @throws InvalidInput if the field is empty */
    String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            throw new InvalidInput("missing-field", field, "Fill in '" + field + "'.");
        }
        return text;
    }

    @Nullable
    String optionalText(String field) {
        Object value = take(field);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** @throws InvalidInput if nothing was chosen, or what nobody offered */
    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return parse(field, type, text(field));
    }

    /** @throws InvalidInput if neither yes nor no was chosen: silence on a question is no answer */
    boolean yesOrNo(String field) {
        String text = text(field);
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new InvalidInput("invalid-choice", field, "'" + text + "' cannot be chosen here.");
        };
    }

    /** Whether a box was ticked; one that is not shown is not. */
    boolean yes(String field) {
        Object value = take(field);
        return Boolean.TRUE.equals(value) || "yes".equals(value) || "true".equals(value);
    }

    boolean has(String field) {
        Object value = task.getVariable(declared(field));
        return value != null && !value.toString().isBlank();
    }

    @Nullable
    Integer optionalNumber(String field) {
        String text = optionalText(field);
        try {
            return text == null ? null : Integer.valueOf(new BigDecimal(text).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidInput("invalid-number", field, "Enter a whole number.");
        }
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String field, Class<E> type) {
        String text = optionalText(field);
        return text == null ? null : parse(field, type, text);
    }

    /** What was chosen in several fields, each of which may be left empty. */
    <E extends Enum<E>> List<E> choices(Class<E> type, String... fields) {
        return Stream.of(fields)
                .map(field -> optionalChoice(field, type))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    /** The remedy of {@code remedyType} and {@code amount}, in the order's currency. */
    Remedy remedy(CurrencyUnit currency) {
        RemedyType type = choice("remedyType", RemedyType.class);
        Money amount = amount("amount", currency);
        return new Remedy(type, type.needsAmount() ? amount : null);
    }

    /** @throws InvalidInput if what was entered is not an amount of this currency */
    @Nullable
    Money amount(String field, CurrencyUnit currency) {
        String text = optionalText(field);
        if (text == null) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new InvalidInput("invalid-amount", field, "Enter a plain amount such as 120.00.");
        }
        try {
            return Money.of(currency, new BigDecimal(text));
        } catch (ArithmeticException e) {
            throw new InvalidInput(
                    "invalid-amount", field, currency + " has " + currency.getDecimalPlaces() + " decimal places.");
        }
    }

    /** Takes out of the process whatever the form had that no command has read. */
    void discard() {
        task.getExecution().removeVariables(FIELDS);
    }

    private @Nullable Object take(String field) {
        Object value = task.getVariable(declared(field));
        task.getExecution().removeVariable(field);
        return value;
    }

    private String declared(String field) {
        if (step.field(field).isEmpty()) {
            throw new IllegalStateException("StepContracts does not say that " + step.step() + " reads " + field);
        }
        return field;
    }

    private static <E extends Enum<E>> E parse(String field, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-choice", field, "'" + text + "' cannot be chosen here.");
        }
    }
}
