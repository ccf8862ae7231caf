package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.process.check.Report;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and careless changes to our own models, each of which is found before anybody deploys it. */
@DisplayName("A check of the models")
class CarelessChangesTests {

    private static final String SPINE = "return-case.bpmn";

    /** Some changes break two things. */
    private static final Map<Map<String, String>, Report> CHECKED = new HashMap<>();

    @Test
    void findsNothingInOurOwn() {
        assertThat(check(Models.all()).findings()).isEmpty();
    }

    @Test
    void usesWordsThatTheDocumentationExplains() throws IOException {
        String documentation = Files.readString(Path.of("docs", "process.md"));
        assertThat(Rule.values()).extracting(rule -> "`" + rule.code() + "`").allMatch(documentation::contains);
    }

    @Test
    void saysNothingOfTheOthersWhereOneCannotBeRead() {
        String torn = Models.all().get(SPINE).replace("</bpmn:process>", "");
        Report report = check(Models.with(SPINE, torn));
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(SPINE));
        assertThat(report.verdict()).contains("1 thing to put right", "as soon as all of them can be read");
    }

    @ParameterizedTest(name = "finds {0}")
    @MethodSource("changes")
    void finds(CarelessChange change) {
        assertThat(check(change.models()).findings())
                .anySatisfy(finding -> {
                    assertThat(finding.element()).isEqualTo(change.element());
                    assertThat(finding.rule()).isEqualTo(change.rule());
                    assertThat(finding.sentence()).contains(change.says());
                    assertThat(finding.where()).isNotBlank();
                    assertThat(finding.inWords()).contains("(" + change.element() + ")", finding.where());
                })
                .as("what is found is about what was changed, and does not drown it")
                .hasSizeLessThan(12);
    }

    static Stream<CarelessChange> changes() {
        return Stream.concat(CarelessDiagrams.all(), CarelessTables.all());
    }

    private static Report check(Map<String, String> models) {
        return CHECKED.computeIfAbsent(models, CarelessChangesTests::read);
    }

    private static Report read(Map<String, String> models) {
        return ProcessCheck.check(models.entrySet().stream()
                .map(file -> new ModelFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList());
    }
}
