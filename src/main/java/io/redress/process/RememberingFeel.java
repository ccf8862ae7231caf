package io.redress.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * FEEL that remembers. The engine parses every cell anew, and builds all functions of the language anew, whenever it looks
 * at one: some 50 µs each, milliseconds for a table. A cell of literals says the same about the same input each time, so
 * that it is asked once. Whatever names a variable or a function is evaluated as ever.
 */
final class RememberingFeel implements FeelEngine {

    /** More than all cells with all enums, numbers of days and truth values; a bound all the same. */
    private static final int LIMIT = 50_000;

    private static final Pattern TEXTS = Pattern.compile("\"[^\"\\\\]*\"");
    private static final Pattern NAMES = Pattern.compile("(?!\\b(?:true|false|null|not)\\b)\\b[\\p{L}_]|[?@\\\\]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final FeelEngine engine;
    private final Map<String, Boolean> literal = new ConcurrentHashMap<>();
    private final Map<String, Optional<Object>> values = new ConcurrentHashMap<>();
    private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();

    RememberingFeel(FeelEngine engine) {
        this.engine = engine;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String text, VariableContext context) {
        if (isLiteral(text)) {
            Supplier<Optional<Object>> value =
                    () -> Optional.ofNullable(engine.evaluateSimpleExpression(text, context));
            return (T) remember(values, text, value).orElse(null);
        }
        if (NAME.matcher(text).matches() && context.containsVariable(text)) {
            Object value = value(context, text);
            if (isSimple(value)) {
                return (T) value;
            }
        }
        return engine.evaluateSimpleExpression(text, context);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext context) {
        Object value = value(context, input);
        if (isLiteral(text) && isSimple(value)) {
            return remember(
                    answers, new Question(text, value), () -> engine.evaluateSimpleUnaryTests(text, input, context));
        }
        return engine.evaluateSimpleUnaryTests(text, input, context);
    }

    private boolean isLiteral(String text) {
        return remember(
                literal,
                text,
                () -> !NAMES.matcher(TEXTS.matcher(text).replaceAll("0")).find());
    }

    /** Not amounts, of which there is no end. */
    private static boolean isSimple(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Integer;
    }

    private static @Nullable Object value(VariableContext context, String name) {
        TypedValue value = context.resolve(name);
        return value == null ? null : value.getValue();
    }

    private static <K, V> V remember(Map<K, V> memory, K key, Supplier<V> answer) {
        V known = memory.get(key);
        if (known == null) {
            known = answer.get();
            if (memory.size() < LIMIT) {
                memory.put(key, known);
            }
        }
        return known;
    }

    private record Question(String text, @Nullable Object input) {}
}
