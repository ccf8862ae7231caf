package io.redress.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.policy.AppealGround;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.InspectionResult;
import io.redress.policy.RemedyType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every form in Tasklist keeps to. */
@DisplayName("Every form")
class FormTests {

    private static final String EVERY_FORM = "io.redress.process.models.Form#all";

    /** Which words of the rulebook a list may offer. */
    private static final Map<String, List<String>> VOCABULARY = Map.of(
            "remedyType", names(RemedyType.values()),
            "fault", names(Fault.values()),
            "ground", names(AppealGround.values()),
            "result", names(InspectionResult.values()),
            "evidenceType", names(EvidenceType.values()),
            "secondEvidenceType", names(EvidenceType.values()),
            "thirdEvidenceType", names(EvidenceType.values()));

    @Test
    void belongsToAStep() {
        assertThat(Form.all().map(Form::name))
                .containsExactlyInAnyOrderElementsOf(Model.all()
                        .flatMap(model -> model.each(UserTask.class))
                        .map(UserTask::getCamundaFormRef)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(EVERY_FORM)
    void isFoundByTheNameOfItsFile(Form form) {
        assertThat(form.json().get("id").asText()).isEqualTo(form.name());
        assertThat(form.json().get("executionPlatform").asText()).isEqualTo("Camunda Platform");
    }

    @ParameterizedTest
    @MethodSource(EVERY_FORM)
    void asksForEachThingOnce(Form form) {
        assertThat(form.keys()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(form.fields())
                .allSatisfy(field -> assertThat(field.path("label").asText()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource(EVERY_FORM)
    void offersOnlyTheWordsOfTheRulebook(Form form) {
        assertThat(form.fields().filter(field -> VOCABULARY.containsKey(key(field))))
                .allSatisfy(
                        field -> assertThat(Form.values(field)).isNotEmpty().isSubsetOf(VOCABULARY.get(key(field))));
    }

    @ParameterizedTest
    @MethodSource(EVERY_FORM)
    void takesPlainAmountsOnly(Form form) {
        assertThat(form.fields()
                        .filter(field -> List.of("amount", "incidentalCosts").contains(key(field))))
                .allSatisfy(field -> {
                    String pattern = field.at("/validate/pattern").asText();
                    assertThat(List.of("120", "120.00", "0.125")).allMatch(amount -> amount.matches(pattern));
                    assertThat(List.of("$11,230,00.00", "-1", "1e3", "NaN", "1.2345", ""))
                            .noneMatch(amount -> amount.matches(pattern));
                });
    }

    @DisplayName("N1: a party's form does not offer what only a decision can say")
    @ParameterizedTest
    @ValueSource(strings = {"answer-request", "answer-offer", "continue-negotiation", "file-dispute"})
    void ofAPartyOffersNoDenial(String name) {
        assertThat(Form.all()
                        .filter(form -> form.name().equals(name))
                        .flatMap(Form::fields)
                        .filter(field -> key(field).equals("remedyType"))
                        .flatMap(field -> Form.values(field).stream()))
                .isNotEmpty()
                .doesNotContain(RemedyType.DENIED.name());
    }

    private static String key(JsonNode field) {
        return field.get("key").asText();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
