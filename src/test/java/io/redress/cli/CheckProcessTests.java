package io.redress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("process check")
class CheckProcessTests {

    private static final Path MODELS = Path.of("bpmn");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void findsNothingInOurModelsAndSaysWhatItLookedAt() throws IOException {
        Path page = folder.resolve("report.html");
        assertThat(run("process", "check", "--html", page.toString())).isZero();
        assertThat(out.toString()).contains("6 diagrams", "17 forms: Nothing is wrong.");
        assertThat(Files.readString(page))
                .contains(
                        "Nothing: the models can be deployed together.",
                        "Filing term over",
                        "5 times, 10 minutes apart")
                .doesNotContain("<script", "<link", "src=", "url(");
    }

    @Test
    void takesASingleFileForTheOneOfThatName() throws IOException {
        Path changed = folder.resolve("return-case.bpmn");
        Files.writeString(
                changed,
                Files.readString(MODELS.resolve("return-case.bpmn")).replace("${closeCase}", "${closeTheCase}"));
        assertThat(run("process", "check", changed.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("return-case.bpmn", "service task \"Close case\" (service_closeCase)", "${closeTheCase}")
                .contains("things to put right.");
    }

    @Test
    void checksACopyOfTheFolder() throws IOException {
        copy();
        change("rules/freight.dmn", "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"");
        assertThat(run("process", "check", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("rules/freight.dmn", "rule_F60", "Only one row may");
    }

    @Test
    void tellsCodeHostsWhereItIs() throws IOException {
        copy();
        change("appeal.bpmn", "camunda:candidateGroups=\"party-support\"", "camunda:candidateGroups=\"party-suport\"");
        Path sarif = Files.createTempFile("check", ".sarif");
        assertThat(run("process", "check", folder.toString(), "--sarif", sarif.toString()))
                .isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(sarif.toFile());
        assertThat(report.path("version").asText()).isEqualTo("2.1.0");
        JsonNode run = report.at("/runs/0");
        JsonNode result = run.at("/results/0");
        assertThat(result.path("ruleId").asText()).isEqualTo("group");
        assertThat(run.at("/tool/driver/rules")
                        .get(result.path("ruleIndex").asInt())
                        .path("id")
                        .asText())
                .isEqualTo("group");
        assertThat(result.at("/message/text").asText()).contains("task_answerAppeal", "party-suport");
        assertThat(result.at("/locations/0/logicalLocations/0/name").asText()).isEqualTo("task_answerAppeal");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .endsWith("/appeal.bpmn");
        List<String> lines = Files.readAllLines(folder.resolve("appeal.bpmn"));
        int line = result.at("/locations/0/physicalLocation/region/startLine").asInt();
        assertThat(lines.get(line - 1)).contains("id=\"task_answerAppeal\"");
    }

    @Test
    void saysSoWhenThereIsNothingToCheck() {
        assertThat(run("process", "check", folder.toString())).isEqualTo(2);
        assertThat(run("process", "check", folder.resolve("gone.bpmn").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no models are in it", "There is no file");
        assertThat(run("process")).isEqualTo(2);
    }

    @Test
    @DisplayName("the page of all terms says what the models say: process check --terms docs/terms.md writes it")
    void pageOfTermsIsUpToDate() throws IOException {
        Path page = folder.resolve("terms.md");
        run("process", "check", "--terms", page.toString());
        assertThat(Path.of("docs", "terms.md")).hasSameTextualContentAs(page);
    }

    private void copy() throws IOException {
        for (String part : List.of("", "rules", "forms")) {
            Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(MODELS.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
    }

    private void change(String file, String place, String text) throws IOException {
        String content = Files.readString(folder.resolve(file));
        assertThat(content).contains(place);
        Files.writeString(folder.resolve(file), content.replace(place, text));
    }

    private int run(String... args) {
        return CommandLineInterface.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
