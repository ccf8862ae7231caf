package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberingFeelTests {

    private static final List<@Nullable Object> INPUTS = Arrays.asList(
            null, "A", "B", "not", true, false, 0, 5, 6, 31, 91, new BigDecimal("5.01"), new BigDecimal("5000.00"));

    private final FeelEngine forgetful = new ScalaFeelEngineFactory().createInstance();
    private final FeelEngine remembering = new RememberingFeel(forgetful);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"A\"",
                "\"A\",\"B\"",
                "not(\"A\")",
                "true",
                "false",
                "null",
                "not(null)",
                "<= 5",
                "> 5",
                "[31..90]",
                "> limit",
                "? = limit",
                "starts with(?, \"A\")",
                "limit",
                "? > limit + 1",
                "> limit, null",
                "count(names) > limit",
                "? > date and time(now()).year",
            })
    void saysWhatFeelSays(String cell) {
        for (int limit : List.of(5, 6)) {
            for (Object input : INPUTS) {
                VariableContext context = context("limit", limit, "cell", input);
                boolean expected = forgetful.evaluateSimpleUnaryTests(cell, "cell", context);
                for (int turn = 1; turn <= 2; turn++) {
                    assertThat(remembering.evaluateSimpleUnaryTests(cell, "cell", context))
                            .as("%s for %s, limit %d, turn %d", cell, input, limit, turn)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void whatNamesAVariableIsNotRemembered() {
        assertThat((Object) remembering.evaluateSimpleExpression("limit + 1", context("limit", 5, "cell", null)))
                .hasToString("6");
        assertThat((Object) remembering.evaluateSimpleExpression("limit + 1", context("limit", 6, "cell", null)))
                .hasToString("7");
        assertThat((Object) remembering.evaluateSimpleExpression("limit", context("limit", 7, "cell", null)))
                .hasToString("7");
        assertThat((Object) remembering.evaluateSimpleExpression("\"limit\"", context("limit", 7, "cell", null)))
                .isEqualTo("limit");
        assertThat((Object) remembering.evaluateSimpleExpression("nothing", context("limit", 7, "cell", null)))
                .isNull();
    }

    @Test
    void anAmountIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        FeelEngine counted = new RememberingFeel(counting(asked));
        for (String amount : List.of("5.01", "5.02", "5.01", "5.02")) {
            VariableContext context = context("amount", new BigDecimal(amount), "rate", new BigDecimal("0.14"));
            assertThat(counted.evaluateSimpleUnaryTests("> 5.015", "amount", context))
                    .isEqualTo(amount.equals("5.02"));
            assertThat((Object) counted.evaluateSimpleExpression("amount * rate > 0.702", context))
                    .isEqualTo(amount.equals("5.02"));
        }
        assertThat(asked).hasValue(4);
    }

    @Test
    void aListIsAskedAgainWhenItHasChanged() {
        String any = "some name in names satisfies starts with(name, \"A\")";
        List<String> names = new ArrayList<>(List.of("B"));
        VariableContext context = context("names", names, "cell", null);
        assertThat((Object) remembering.evaluateSimpleExpression(any, context)).isEqualTo(false);
        names.add("A");
        assertThat((Object) remembering.evaluateSimpleExpression(any, context)).isEqualTo(true);
        names.remove("A");
        assertThat((Object) remembering.evaluateSimpleExpression(any, context)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now() > @\"2020-01-01T00:00:00Z\"", "today() > @\"2020-01-01\"", "random number() < 2"})
    void thePresentIsAskedForEachTime(String text) {
        AtomicInteger asked = new AtomicInteger();
        FeelEngine counted = new RememberingFeel(counting(asked));
        for (int turn = 1; turn <= 2; turn++) {
            assertThat((Object) counted.evaluateSimpleExpression(text, context("limit", 5, "cell", null)))
                    .isEqualTo(true);
        }
        assertThat(asked).hasValue(2);
    }

    private FeelEngine counting(AtomicInteger asked) {
        return new FeelEngine() {
            @Override
            public <T> T evaluateSimpleExpression(String text, VariableContext context) {
                asked.incrementAndGet();
                return forgetful.evaluateSimpleExpression(text, context);
            }

            @Override
            public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext context) {
                asked.incrementAndGet();
                return forgetful.evaluateSimpleUnaryTests(text, input, context);
            }
        };
    }

    @Test
    void aFunctionInJavaIsNeverCalled() {
        String function =
                "(function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}})(-41)";
        Object answer = null;
        try {
            answer = remembering.evaluateSimpleExpression(function, context("limit", 7, "cell", null));
        } catch (RuntimeException refused) {
            assertThat(refused).isInstanceOf(FeelException.class);
        }
        assertThat(String.valueOf(answer)).doesNotContain("41");
    }

    private static VariableContext context(String name, Object value, String other, @Nullable Object otherValue) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(name, value);
        values.put(other, otherValue);
        return Variables.fromMap(values).asVariableContext();
    }
}
