package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.cases.Step;
import io.redress.process.contract.Field;
import io.redress.process.contract.Kind;
import io.redress.process.contract.StepContract;
import io.redress.process.contract.Variable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What delegates and steps declare")
class StepContractsTests {

    @Test
    void coversEveryStep() {
        assertThat(StepContracts.all()).extracting(StepContract::step).containsExactly(Step.values());
    }

    @Test
    void saysOfEachWordWhatItCanBe() {
        assertThat(Delegates.all().stream().flatMap(delegate -> delegate.sets().stream()))
                .allSatisfy(variable -> assertThat(variable.words().isEmpty())
                        .as(variable.name())
                        .isEqualTo(variable.kind() != Kind.WORD));
        assertThat(StepContracts.all().stream().flatMap(step -> step.sets().stream()))
                .extracting(Variable::meaning)
                .allMatch(meaning -> !meaning.isBlank());
    }

    /** Our own forms are filled in by people in other tests, so what they ask for is what is read. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void readsFromAFormWhatItAsksFor(Step step) throws IOException {
        Set<String> asked = new TreeSet<>();
        for (JsonNode component : new ObjectMapper()
                .readTree(Path.of("bpmn", "forms", formOf(step) + ".form").toFile())
                .path("components")) {
            if (component.has("key")) {
                asked.add(component.get("key").asText());
            }
        }
        StepContract contract = StepContracts.of(step);
        assertThat(contract.fields()).extracting(Field::name).containsAll(asked);
        assertThat(contract.fields().stream().filter(Field::required).map(Field::name))
                .allMatch(asked::contains);
    }

    private static String formOf(Step step) {
        return switch (step) {
            case BUYER_EVIDENCE, SELLER_EVIDENCE -> "submit-evidence";
            case ANSWER_CROSS_APPEAL -> "answer-appeal";
            default -> step.name().toLowerCase().replace('_', '-');
        };
    }
}
