package io.redress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.process.Delegates;
import io.redress.process.contract.DelegateContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is written for people out of models and declarations")
class ModelerFilesTests {

    private static final Path TEMPLATES = Path.of("bpmn", ".camunda", "element-templates", "delegates.json");
    private static final Path HANDBOOK = Path.of("docs", "handbook");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("the element templates say what the delegates declare: process templates writes them")
    void templatesAreUpToDate() {
        assertThat(run("process", "templates", folder.toString())).isZero();
        assertThat(TEMPLATES).hasSameTextualContentAs(folder.resolve("delegates.json"));
    }

    @Test
    void eachDelegateHasATemplateThatCallsIt() throws IOException {
        JsonNode templates = new ObjectMapper().readTree(TEMPLATES.toFile());
        List<String> called = StreamSupport.stream(templates.spliterator(), false)
                .map(template -> value(template, "camunda:delegateExpression"))
                .toList();
        assertThat(called)
                .containsExactlyElementsOf(Delegates.all().stream()
                        .map(delegate -> "${" + delegate.bean() + "}")
                        .toList());
    }

    @Test
    void onlyEffectsOutsideGetATransactionOfTheirOwn() throws IOException {
        JsonNode templates = new ObjectMapper().readTree(TEMPLATES.toFile());
        List<String> asynchronous = StreamSupport.stream(templates.spliterator(), false)
                .filter(template -> value(template, "camunda:asyncBefore").equals("true"))
                .map(template -> template.path("name").asText())
                .toList();
        assertThat(asynchronous)
                .isNotEmpty()
                .containsExactlyElementsOf(Delegates.all().stream()
                        .filter(DelegateContract::outside)
                        .map(DelegateContract::name)
                        .toList());
    }

    @Test
    @DisplayName("the handbook says what the models say: process handbook writes it")
    void handbookIsUpToDate() throws IOException {
        assertThat(run("process", "handbook", "--to", folder.toString())).isZero();
        assertThat(names(HANDBOOK)).isEqualTo(names(folder));
        for (String page : names(folder)) {
            assertThat(HANDBOOK.resolve(page)).hasSameTextualContentAs(folder.resolve(page));
        }
    }

    @Test
    void handbookSaysInWordsWhenAFieldIsAsked() throws IOException {
        assertThat(Files.readString(HANDBOOK.resolve("mediation.md")))
                .contains("if *What comes next?* is *Decide the dispute* or *Propose a settlement*, and *Remedy* is"
                        + " *Partial refund* or *Compensation*");
    }

    @Test
    void handbookShowsAPictureOfEachProcess() throws IOException {
        for (String page : names(HANDBOOK)) {
            String text = Files.readString(HANDBOOK.resolve(page));
            if (text.contains("## Steps")) {
                String picture = page.replace(".md", ".svg");
                assertThat(text).contains("](../images/" + picture + ")");
                assertThat(Path.of("docs", "images", picture)).exists();
            }
        }
    }

    @Test
    void handbookIsNotWrittenOfModelsWithFaults() throws IOException {
        Path changed = folder.resolve("appeal.bpmn");
        Files.writeString(
                changed, Files.readString(Path.of("bpmn", "appeal.bpmn")).replace("${routeAppeal}", "${routeAppeals}"));
        Path pages = folder.resolve("pages");
        assertThat(run("process", "handbook", changed.toString(), "--to", pages.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("process check");
        assertThat(pages).doesNotExist();
    }

    private static String value(JsonNode template, String attribute) {
        for (JsonNode property : template.path("properties")) {
            if (property.at("/binding/name").asText().equals(attribute)) {
                return property.path("value").asText();
            }
        }
        return "";
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int run(String... args) {
        return CommandLineInterface.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
