package io.redress.process;

import static io.redress.security.Side.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.cli.CommandLineInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a comparison says of cases that run while somebody changes the diagram under them. */
class WaitingCasesTests extends Walks {

    @Autowired
    private Environment settings;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("cases that wait at a step that is gone, or at its timer, are counted and named; others are not")
    void casesAtAStepThatIsGone() throws IOException {
        CaseWalk waiting = damagedLamps().waitsAt("task_answerRequest");
        CaseWalk other = damagedLamps().accepts(SELLER);
        Path changed = folder.resolve("seller-negotiation.bpmn");
        Files.writeString(
                changed,
                Models.diagram("seller-negotiation")
                        .replace("task_answerRequest", "task_reply")
                        .replace("'SELLER_RESPONSE')", "'NEGOTIATION')"));

        StringWriter out = new StringWriter();
        assertThat(diff(out, changed.toString())).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern(
                        "\\d+ live cases? waits? at removed user task \"Answer request\" \\(task_answerRequest\\): .*"
                                + waiting.number().value())
                .containsPattern("changed timer boundary event .* \\(timer_sellerResponse\\): .*"
                        + waiting.number().value())
                .doesNotContain(other.number().value());

        StringWriter json = new StringWriter();
        diff(json, changed.toString(), "--json");
        JsonNode report = new ObjectMapper().readTree(json.toString());
        assertThat(report.path("waiting").findValuesAsText("element")).contains("task_answerRequest");
    }

    @Test
    @DisplayName("where no case waits at what has changed, that is said")
    void nobodyWaits() throws IOException {
        damagedLamps().waitsAt("task_answerRequest");
        Path changed = folder.resolve("appeal.bpmn");
        Files.writeString(changed, Models.diagram("appeal").replace("name=\"Review appeal\"", "name=\"Rule\""));
        StringWriter out = new StringWriter();
        assertThat(diff(out, changed.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("No live case waits at an element that is changed or gone.");
    }

    private int diff(StringWriter out, String changed, String... options) {
        String[] words = new String[6 + options.length];
        words[0] = "process";
        words[1] = "diff";
        words[2] = Path.of("bpmn").toString();
        words[3] = changed;
        words[4] = "--spring.datasource.url=" + settings.getRequiredProperty("spring.datasource.url");
        words[5] = "--spring.datasource.username=" + settings.getRequiredProperty("spring.datasource.username");
        System.arraycopy(options, 0, words, 6, options.length);
        StringWriter err = new StringWriter();
        int exitCode = CommandLineInterface.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        assertThat(err.toString()).isEmpty();
        return exitCode;
    }
}
