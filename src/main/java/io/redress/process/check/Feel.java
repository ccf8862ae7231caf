package io.redress.process.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** The language of the tables, as the engine speaks it. What it says of the same is asked once. */
final class Feel {

    private static final String CELL = "cellInput";
    private static final FeelEngine ENGINE = new ScalaFeelEngineFactory().createInstance();
    private static final int MOST_REMEMBERED = 200_000;
    private static final Map<Question, Object> REMEMBERED = new ConcurrentHashMap<>();
    private static final Object NOTHING = new Object();

    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAMES = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern BOUND = Pattern.compile("\\b(?:some|every|for)\\s+(\\w+)\\s+in\\b");
    private static final Pattern KEYWORDS =
            Pattern.compile("\\b(?:true|false|null|not|and|or|if|then|else|some|every|for|in"
                    + "|satisfies|return|between|instance of)\\b");
    /** Names of functions may have several words. */
    private static final Pattern FUNCTIONS = Pattern.compile("[A-Za-z_][\\w ]*(?=\\()");

    private Feel() {}

    private record Question(String text, @Nullable Object input, Map<String, ?> facts) {}

    /** Whether a condition of a row accepts a value; an empty one accepts all. */
    static boolean accepts(String condition, @Nullable Object value) {
        return accepts(condition, value, Map.of());
    }

    /** @param facts what else the condition may look at */
    static boolean accepts(String condition, @Nullable Object value, Map<String, ?> facts) {
        if (condition.isEmpty() || condition.equals("-")) {
            return true;
        }
        return Boolean.TRUE.equals(remember(new Question(condition, value, facts), question -> {
            Map<String, Object> context = new HashMap<>(facts);
            context.put(CELL, value);
            return ENGINE.evaluateSimpleUnaryTests(
                    condition, CELL, Variables.fromMap(context).asVariableContext());
        }));
    }

    /** @throws FeelException if it cannot be read, or not of these facts */
    static @Nullable Object value(String expression, Map<String, ?> facts) {
        return remember(
                new Question("= " + expression, null, facts),
                question -> ENGINE.evaluateSimpleExpression(
                        expression, Variables.fromMap(new HashMap<>(facts)).asVariableContext()));
    }

    private interface Asked {
        @Nullable
        Object of(Question question);
    }

    private static @Nullable Object remember(Question question, Asked asked) {
        Object known = REMEMBERED.get(question);
        if (known == null) {
            Object said = asked.of(question);
            known = said == null ? NOTHING : said;
            if (REMEMBERED.size() < MOST_REMEMBERED) {
                REMEMBERED.put(question, known);
            }
        }
        return known == NOTHING ? null : known;
    }

    /** The facts that an expression looks at. */
    static Set<String> facts(String expression) {
        String plain = TEXTS.matcher(expression).replaceAll("0");
        Set<String> names = new TreeSet<>();
        NAMES.matcher(FUNCTIONS.matcher(KEYWORDS.matcher(plain).replaceAll(";")).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .forEach(names::add);
        BOUND.matcher(plain).results().map(bound -> bound.group(1)).forEach(names::remove);
        return names;
    }

    /** The texts that stand in an expression, without their quotation marks. */
    static List<String> texts(String expression) {
        return TEXTS.matcher(expression)
                .results()
                .map(text -> text.group().substring(1, text.group().length() - 1))
                .toList();
    }
}
