package io.redress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whoever follows the analysts' guide gets where it says")
class AnalystsGuideTests {

    private static final Path MODELS = Path.of("bpmn");

    /** As Modeler writes a row that was added, and an author who gives it an id by its rule. */
    private static final String ROW = """
            <rule id="%s">
              <description>%s</description>
              <inputEntry id="UnaryTests_0a1b2c1"><text></text></inputEntry>
              <inputEntry id="UnaryTests_0a1b2c2"><text>&gt;= 90</text></inputEntry>
              <inputEntry id="UnaryTests_0a1b2c3"><text></text></inputEntry>
              <inputEntry id="UnaryTests_0a1b2c4"><text></text></inputEntry>
              <inputEntry id="UnaryTests_0a1b2c5"><text></text></inputEntry>
              <outputEntry id="LiteralExpression_0a1b2c6"><text>10</text></outputEntry>
              <outputEntry id="LiteralExpression_0a1b2c7"><text>"The case is three months old."</text></outputEntry>
            </rule>
            """;

    /** As Modeler's own library writes a timer, a step by the template "Warn mediator", and an end. */
    private static final String STEP = """
            <bpmn:boundaryEvent id="timer_targetOver" name="Target over" cancelActivity="false" attachedToRef="subprocess_mediate">
              <bpmn:outgoing>flow_targetOver_warn</bpmn:outgoing>
              <bpmn:timerEventDefinition id="TimerEventDefinition_0qeadjf">
                <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.due(execution,'MEDIATION_TARGET')}</bpmn:timeDate>
              </bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="flow_targetOver_warn" sourceRef="timer_targetOver" targetRef="service_warnTargetOver" />
            <bpmn:serviceTask id="service_warnTargetOver" name="Warn mediator" camunda:modelerTemplate="io.redress.warnMediator" camunda:delegateExpression="${warnMediator}">
              <bpmn:incoming>flow_targetOver_warn</bpmn:incoming>
              <bpmn:outgoing>flow_warnTargetOver_warned</bpmn:outgoing>
            </bpmn:serviceTask>
            <bpmn:endEvent id="end_targetOverWarned" name="Warned">
              <bpmn:incoming>flow_warnTargetOver_warned</bpmn:incoming>
            </bpmn:endEvent>
            <bpmn:sequenceFlow id="flow_warnTargetOver_warned" sourceRef="service_warnTargetOver" targetRef="end_targetOverWarned" />
            """;

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheFolder() throws IOException {
        for (String part : List.of("", "rules", "forms")) {
            Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(MODELS.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void changesATermAddsARowAndAStepByATemplate() throws IOException {
        changeBehind("rules/deadlines.dmn", "rule_V1_then_term", "\"P7D\"", "\"P10D\"");
        addRow("rule_M2_threeMonths", "M2 (+): cases that are three months old");
        addStep(STEP);
        assertThat(check()).as(out.toString()).isZero();
        Path pages = folder.resolve("pages");
        assertThat(run("process", "handbook", folder.toString(), "--to", pages.toString()))
                .isZero();
        assertThat(Files.readString(pages.resolve("return-case.md")))
                .contains("*Filing term over* (10 days, in calendar days)");
        assertThat(Files.readString(pages.resolve("mediation.md")))
                .contains(
                        "*Target over* (14 days, in calendar days; 5 days, with a safety hazard, in calendar days): *Warn mediator*");
        assertThat(Files.readString(pages.resolve("tables.md"))).contains("three months old");
    }

    @Test
    void isToldOfARowWithoutItsRule() throws IOException {
        addRow("DecisionRule_0h9ak2v", "");
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("rules/priority.dmn", "DecisionRule_0h9ak2v", "[row]");
    }

    @Test
    void isToldOfAStepWhoseTimerNamesNoTerm() throws IOException {
        addStep(STEP.replace("MEDIATION_TARGET", "MEDIATION_TARGETS"));
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("mediation.bpmn", "timer_targetOver", "MEDIATION_TARGETS", "service_warnTargetOver");
    }

    private void addRow(String id, String annotation) throws IOException {
        change(
                "rules/priority.dmn",
                "<rule id=\"rule_M2_fast\">",
                ROW.formatted(id, annotation) + "<rule id=\"rule_M2_fast\">");
    }

    private void addStep(String step) throws IOException {
        String place = "<bpmn:boundaryEvent id=\"timer_mediationTerm\"";
        change("mediation.bpmn", place, step + place);
    }

    private void change(String file, String place, String text) throws IOException {
        changeBehind(file, "", place, text);
    }

    private void changeBehind(String file, String before, String place, String text) throws IOException {
        String content = Files.readString(folder.resolve(file));
        int at = content.indexOf(place, content.indexOf(before));
        assertThat(at).as(place + " in " + file).isPositive();
        Files.writeString(
                folder.resolve(file), content.substring(0, at) + text + content.substring(at + place.length()));
    }

    private int check() {
        return run("process", "check", folder.toString());
    }

    private int run(String... args) {
        return CommandLineInterface.run(new PrintWriter(out, true), new PrintWriter(out, true), args);
    }
}
