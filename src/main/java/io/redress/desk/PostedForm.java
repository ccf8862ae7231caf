package io.redress.desk;

import io.redress.audit.EventChain;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.web.ApiProblem;
import io.redress.web.InvalidInput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a form of the action panel, and what is wrong with it, field by field. */
public final class PostedForm {

    /** Drawn when the page was made, so that a double click is one command. */
    static final String KEY = "key";

    private static final String GENERAL = "";
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]+)?");

    private final DeskForm form;
    private final Map<String, List<String>> values;
    private final Map<String, String> problems = new LinkedHashMap<>();

    PostedForm(DeskForm form, Map<String, List<String>> values) {
        this.form = form;
        this.values = values;
    }

    public DeskForm form() {
        return form;
    }

    String key() {
        return value(KEY);
    }

    /** What two requests have in common if they are the same. */
    String fingerprint(String caseNumber) {
        Map<String, List<String>> said = new TreeMap<>(values);
        said.remove("_csrf");
        String all = form + " " + caseNumber + " " + said;
        return EventChain.sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    /** As it was typed. */
    public String value(String field) {
        List<String> typed = values.getOrDefault(field, List.of());
        return typed.isEmpty() ? "" : typed.get(0);
    }

    public boolean isChosen(String field, String option) {
        return values.getOrDefault(field, List.of()).contains(option);
    }

    /** What is wrong with a field, or {@code null}. */
    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** What is wrong with no field in particular, or {@code null}. */
    public @Nullable String complaint() {
        return problems.get(GENERAL);
    }

    /** Everything that was typed in words, so that nothing is lost with a form that is no longer there. */
    public List<String> words() {
        return List.of("text", "note", "message", "reason").stream()
                .map(this::value)
                .filter(text -> !text.isBlank())
                .toList();
    }

    @Nullable
    String optionalText(String field) {
        String text = value(field).strip();
        return text.isEmpty() ? null : text;
    }

    String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            refuse(field, "Write a sentence here.");
        }
        return text == null ? "" : text;
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String field, Class<E> type) {
        String name = optionalText(field);
        if (name == null) {
            return null;
        }
        for (E member : type.getEnumConstants()) {
            if (member.name().equals(name)) {
                return member;
            }
        }
        return refuse(field, "This cannot be chosen here.");
    }

    <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        return optionalText(field) == null ? refuse(field, "Choose one.") : optionalChoice(field, type);
    }

    <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        return values.getOrDefault(field, List.of()).stream()
                .map(name -> new PostedForm(form, Map.of(field, List.of(name))).optionalChoice(field, type))
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable
    Integer number(String field) {
        return optionalText(field) == null ? refuse(field, "Enter a number of days.") : optionalNumber(field);
    }

    @Nullable
    Integer optionalNumber(String field) {
        String text = optionalText(field);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException unreadable) {
            return refuse(field, "Enter a whole number of days.");
        }
    }

    /** Of {@code remedy.type} and {@code remedy.amount}; an amount that the type does not have is left out. */
    @Nullable
    Remedy remedy(CurrencyUnit currency) {
        RemedyType type = choice("remedy.type", RemedyType.class);
        if (type == null) {
            return null;
        }
        if (!type.needsAmount()) {
            return Remedy.of(type);
        }
        Money amount = amount("remedy.amount", currency);
        return amount == null ? null : new Remedy(type, amount);
    }

    private @Nullable Money amount(String field, CurrencyUnit currency) {
        String text = value(field).strip();
        if (!AMOUNT.matcher(text).matches()) {
            return refuse(field, "Enter a plain amount such as 120.00.");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.scale() > currency.getDecimalPlaces()) {
            return refuse(
                    field,
                    "An amount in " + currency + " has at most " + currency.getDecimalPlaces() + " decimal places.");
        }
        return value.signum() > 0 ? Money.of(currency, value) : refuse(field, "The amount must be above zero.");
    }

    /** @throws InvalidInput if something is wrong with any field */
    void requireSound() {
        for (Map.Entry<String, String> wrong : problems.entrySet()) {
            throw new InvalidInput(wrong.getKey(), wrong.getValue());
        }
    }

    <T> @Nullable T refuse(String field, String because) {
        problems.putIfAbsent(field, because);
        return null;
    }

    /** Puts what a command refuses beside its field, if the form has one of that name. */
    void refuse(ApiProblem refusal) {
        String field = String.valueOf(refusal.extras().getOrDefault("field", GENERAL));
        if (refusal.code().equals("action-not-available")) {
            refuse(GENERAL, "The case has moved on meanwhile, and this can no longer be done. Nothing was changed.");
        } else {
            refuse(values.containsKey(field) ? field : GENERAL, String.valueOf(refusal.getMessage()));
        }
    }
}
