package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
