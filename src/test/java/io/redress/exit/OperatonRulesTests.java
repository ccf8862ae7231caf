package io.redress.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Leaving Camunda 7")
class OperatonRulesTests {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @Test
    @DisplayName("every type of the engine that is named here has its counterpart in Operaton")
    void everyTypeHasItsCounterpart() throws IOException {
        EngineTypes operaton = EngineTypes.recorded();
        assertThat(EngineTypes.named(PROJECT))
                .hasSizeGreaterThan(100)
                .as("recorded in " + EngineTypes.RECORDED + "; src/exit/rehearse.sh writes it anew")
                .allSatisfy(type -> assertThat(operaton.has(type)).as(type).isTrue());
    }

    @Test
    @DisplayName("a type that Operaton lacks is noticed")
    void missingTypeIsNoticed() throws IOException {
        EngineTypes operaton = EngineTypes.recorded();
        assertThat(operaton.has("org.operaton.bpm.engine.TaskService")).isTrue();
        assertThat(operaton.has("org.operaton.bpm.engine.TaskServiceOfTomorrow"))
                .isFalse();
        assertThat(operaton.has("org.operaton.bpm.engine.unknown.TaskService")).isFalse();
    }

    @Test
    @DisplayName("no package of Camunda stays in a source, but FEEL's")
    void noPackageStays() throws IOException {
        for (Path source : EngineTypes.sources(PROJECT)) {
            String path = PROJECT.relativize(source).toString();
            assertThat(OperatonRules.rewrite(path, Files.readString(source)).text())
                    .as(path)
                    .doesNotContainPattern("org[./]camunda[./](?!feel)");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    import org.camunda.bpm.engine.TaskService; | import org.operaton.bpm.engine.TaskService;
                    import static org.camunda.bpm.engine.authorization.Resources.BATCH; | import static org.operaton.bpm.engine.authorization.Resources.BATCH;
                    import org.camunda.bpm.impl.juel.jakarta.el.ELContext; | import jakarta.el.ELContext;
                    import org.camunda.bpm.impl.juel.SimpleContext; | import org.operaton.bpm.impl.juel.SimpleContext;
                    import org.camunda.feel.FeelEngine; | import org.camunda.feel.FeelEngine;
                    import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn; | import org.operaton.bpm.model.bpmn.instance.operaton.OperatonIn;
                    task.getCamundaFormRef().isBlank() | task.getOperatonFormRef().isBlank()
                    service.isCamundaAsyncBefore() | service.isOperatonAsyncBefore()
                    .camundaHistoryTimeToLive(1) | .operatonHistoryTimeToLive(1)
                    "org/camunda/bpm/engine/db/create" | "org/operaton/bpm/engine/db/create"
                    .resideInAPackage("org.camunda..") | .resideInAPackage("org.operaton..")
                    "org.camunda.bpm:camunda-engine" | "org.operaton.bpm:operaton-engine"
                    "camunda.bpm.job-execution.enabled=false" | "operaton.bpm.job-execution.enabled=false"
                    "http://camunda.org/schema/1.0/bpmn" | "http://camunda.org/schema/1.0/bpmn"
                    "/camunda/app/tasklist/" | "/camunda/app/tasklist/"
                    """)
    void javaIsRewritten(String ours, String theirs) {
        assertThat(OperatonRules.rewrite("src/main/java/A.java", ours).text()).isEqualTo(theirs);
    }

    @Test
    @DisplayName("the pom takes Operaton's artifacts in its version")
    void pomIsRewritten() throws IOException {
        String pom = OperatonRules.rewrite("pom.xml", Files.readString(PROJECT.resolve("pom.xml")))
                .text();
        assertThat(pom)
                .contains(
                        "<camunda.version>" + MoveToOperaton.VERSION + "</camunda.version>",
                        "<artifactId>operaton-bom</artifactId>",
                        "<artifactId>operaton-bpm-spring-boot-starter-webapp</artifactId>")
                .doesNotContain("org.camunda", "<artifactId>camunda-");
    }

    @Test
    @DisplayName("settings move, while addresses and the administrators' group stay")
    void settingsAreRewritten() throws IOException {
        String path = "src/main/resources/application.yaml";
        String settings = OperatonRules.rewrite(path, Files.readString(PROJECT.resolve(path)))
                .text();
        assertThat(settings.lines().toList())
                .containsOnlyOnce("operaton:")
                .containsOnlyOnce("      application-path: /camunda")
                .containsOnlyOnce("        admin-groups: camunda-admin")
                .doesNotContain("camunda:");
    }

    @Test
    @DisplayName("diagrams, tables and forms stay as they are; what stands before a web application's file moves along")
    void modelsStay() throws IOException {
        for (String path :
                List.of("bpmn/return-case.bpmn", "bpmn/rules/freight.dmn", "bpmn/forms/decide-dispute.form")) {
            String text = Files.readString(PROJECT.resolve(path));
            assertThat(OperatonRules.rewrite(path, text).text()).isEqualTo(text);
        }
        assertThat(OperatonRules.place(
                        "src/main/resources/META-INF/resources/webjars/camunda/app/welcome/scripts/config.js"))
                .isEqualTo("src/main/resources/META-INF/resources/webjars/operaton/app/welcome/scripts/config.js");
    }

    @Test
    @DisplayName("a jar of Camunda's is given Operaton's names, and its classes still load")
    void jarIsRelocated(@TempDir Path folder) throws Exception {
        Path theirs = Path.of(BpmnAwareTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path relocated = folder.resolve("assert.jar");
        Relocation.relocate(theirs, relocated);
        String name = BpmnAwareTests.class.getName().replace("org.camunda", "org.operaton");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {relocated.toUri().toURL()})) {
            Class<?> type = loader.loadClass(name);
            assertThat(type.getName()).isEqualTo(name);
            assertThat(type.getSuperclass().getPackageName()).startsWith("org.operaton.");
        }
    }

    @Test
    @DisplayName("what the compiler refuses is told by file and line, and a failed test by its name")
    void failuresAreToldByName(@TempDir Path folder) throws IOException {
        Path project = folder.toRealPath();
        String log =
                "[INFO] x\n[ERROR] " + project + "/src/main/java/A.java:[7,3] cannot find symbol\n[ERROR] see -e\n";
        assertThat(Maven.compilerErrors(project, log)).containsExactly("src/main/java/A.java:7 cannot find symbol");
        Files.writeString(folder.resolve("TEST-a.xml"), """
                <testsuite><testcase classname="io.redress.process.WalkTests" name="passes"/>
                <testcase classname="io.redress.process.WalkTests" name="fails"><failure type="X" message="not so"/></testcase>
                <testcase classname="io.redress.process.WalkTests" name="waits"><skipped/></testcase></testsuite>""");
        TestReports reports = TestReports.in(folder);
        assertThat(reports.tests()).isEqualTo(3);
        assertThat(reports.skipped()).isEqualTo(1);
        assertThat(reports.failed())
                .singleElement()
                .asString()
                .startsWith("process.WalkTests.fails")
                .contains("not so");
    }
}
