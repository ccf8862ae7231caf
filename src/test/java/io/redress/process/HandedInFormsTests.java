package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;

/** What nobody hands in with a task. */
class HandedInFormsTests {

    /** Conditions, and who a task is for; what tasks and timers call are beans. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:FormalExpression\">|camunda:(?:assignee|candidateGroups|candidateUsers)=\")\\$\\{!?\\s*(\\w+)(?! *[.(\\w])");

    @Test
    @DisplayName("every variable that a diagram asks for is one that commands set, and no field of a form")
    void diagramsAskForWhatCommandsSet() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Resource model : ModelDeployment.models().values()) {
            Matcher names = ASKED.matcher(model.getContentAsString(StandardCharsets.UTF_8));
            while (names.find()) {
                asked.add(names.group(1));
            }
        }

        assertThat(asked).contains("mediation", "mediatorGroups");
        assertThat(HandedInForms.ROUTING).containsAll(asked).doesNotContainAnyElementsOf(Form.FIELDS);
    }
}
