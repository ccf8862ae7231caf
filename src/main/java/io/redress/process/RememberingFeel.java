package io.redress.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * FEEL that remembers. The engine parses and evaluates every cell anew whenever it looks at one, half a millisecond for a
 * table of 500. FEEL has no side effects, so that a text says the same about the same values each time, and is asked once.
 * What asks for the present moment or for chance, or is about values that may change under way, is evaluated as ever.
 */
final class RememberingFeel implements FeelEngine {

    /** More than all cells with all enums and numbers of days; amounts, of which there is no end, push each other out. */
    private static final int LIMIT = 50_000;

    private static final Pattern TEXTS = Pattern.compile("\"[^\"\\\\]*\"");
    private static final Pattern NAMES = Pattern.compile("(?!\\b(?:true|false|null|not)\\b)\\b[\\p{L}_]|[?@\\\\]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern OF_NOW = Pattern.compile("\\b(?:now|today|random)\\b");

    /** What a text is about beside its input. */
    private enum Kind {
        LITERALS,
        NAMES,
        NOW
    }

    private final FeelEngine engine;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Cache<Question, Optional<Object>> answers =
            Caffeine.newBuilder().maximumSize(LIMIT).build();

    RememberingFeel(FeelEngine engine) {
        this.engine = engine;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String text, VariableContext context) {
        if (NAME.matcher(text).matches() && context.containsVariable(text)) {
            Object value = value(context, text);
            if (value == null || value instanceof String || value instanceof Boolean || value instanceof Integer) {
                return (T) value;
            }
        }
        return (T) answer(text, null, context, () -> engine.evaluateSimpleExpression(text, context));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext context) {
        Supplier<Object> asked = () -> engine.evaluateSimpleUnaryTests(text, input, context);
        return Boolean.TRUE.equals(answer(text, input, context, asked));
    }

    private @Nullable Object answer(
            String text, @Nullable String input, VariableContext context, Supplier<@Nullable Object> asked) {
        Kind kind = kindOf(text);
        Optional<List<@Nullable Object>> values =
                kind == Kind.NOW ? Optional.empty() : lasting(values(text, kind, input, context));
        if (values.isEmpty()) {
            return asked.get();
        }
        Question question = new Question(text, input != null, values.get());
        Optional<Object> known = answers.getIfPresent(question);
        if (known == null) {
            known = Optional.ofNullable(asked.get());
            if (known.isEmpty() || isLasting(known.get())) {
                answers.put(question, known);
            }
        }
        return known.orElse(null);
    }

    private Kind kindOf(String text) {
        Kind known = kinds.get(text);
        if (known == null) {
            String outside = TEXTS.matcher(text).replaceAll("0");
            known = OF_NOW.matcher(outside).find()
                    ? Kind.NOW
                    : NAMES.matcher(outside).find() ? Kind.NAMES : Kind.LITERALS;
            if (kinds.size() < LIMIT) {
                kinds.put(text, known);
            }
        }
        return known;
    }

    /** All that an answer can depend on: names of variables may contain spaces, so that they are looked for in the text. */
    private static List<@Nullable Object> values(
            String text, Kind kind, @Nullable String input, VariableContext context) {
        List<@Nullable Object> values = new ArrayList<>();
        if (input != null) {
            values.add(value(context, input));
        }
        if (kind == Kind.NAMES) {
            for (String name : new TreeSet<>(context.keySet())) {
                if (text.contains(name)) {
                    values.add(name);
                    values.add(value(context, name));
                }
            }
        }
        return values;
    }

    /** @return empty if one of them may change */
    private static Optional<List<@Nullable Object>> lasting(List<@Nullable Object> values) {
        List<@Nullable Object> copies = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof List<?> list && list.stream().allMatch(RememberingFeel::isLasting)) {
                copies.add(new ArrayList<>(list));
            } else if (isLasting(value)) {
                copies.add(value);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(copies);
    }

    private static boolean isLasting(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Number;
    }

    private static @Nullable Object value(VariableContext context, String name) {
        TypedValue value = context.resolve(name);
        return value == null ? null : value.getValue();
    }

    /** @param values of the input, if there is one, and of each variable after its name */
    private record Question(String text, boolean isTest, List<@Nullable Object> values) {}
}
