package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.redress.process.guard.Finding;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.ModelGuard;
import io.redress.process.guard.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a diagram, table or form may contain: copies of our own, each broken in one place. */
class ModelGuardTests {

    private static final String RETURN_CASE = "return-case.bpmn";
    private static final String MEDIATION = "mediation.bpmn";
    private static final String SETTLEMENT = "settlement.bpmn";
    private static final String FREIGHT = "rules/freight.dmn";
    private static final String FORM = "forms/file-dispute.form";

    private static final String CLOSE = "<bpmn:serviceTask id=\"service_closeCase\" name=\"Close case\"";
    private static final String CLOSING = "camunda:delegateExpression=\"${closeCase}\"";
    private static final String PAY = "it is retried.</bpmn:documentation>\n      <bpmn:extensionElements>";
    private static final String FILE = "<bpmn:userTask id=\"task_fileDispute\" name=\"File dispute\"";
    private static final String AWARDED = "${awarded}</bpmn:conditionExpression>";
    private static final String FILING = "${deadlines.due(execution,'FILING')}";

    @Test
    void ourOwnPass() {
        assertThat(Models.inspect(Models.all())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isRefusedAndTheMessageNamesThePlace(
            String what, String file, String place, String change, Rule rule, String element, String words) {
        List<Finding> findings = Models.inspect(Models.with(file, place, change));

        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo(rule))
                .allSatisfy(finding -> {
                    assertThat(finding.file()).isEqualTo(file);
                    assertThat(finding.element()).isEqualTo(element);
                    assertThat(finding.inWords())
                            .startsWith(file + ", ")
                            .contains("(" + element + "): ")
                            .endsWith("[" + finding.rule().code() + "]");
                });
        assertThat(findings.stream().map(Finding::inWords)).anyMatch(sentence -> sentence.contains(words));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                        ofServiceTasks(),
                        ofScripts(),
                        ofExpressions(),
                        ofTerms(),
                        ofFormsInDiagrams(),
                        ofProcesses(),
                        ofOtherVocabularies(),
                        ofTables(),
                        ofForms())
                .flatMap(stream -> stream);
    }

    private static Stream<Arguments> ofServiceTasks() {
        return Stream.of(
                service("a class", "camunda:class=\"java.lang.Runtime\"", Rule.JAVA_CLASS, "names a Java class"),
                service("a call", "camunda:expression=\"${closeCase.execute(execution)}\"", Rule.EXPRESSION, "calls"),
                service("a harmless call", "camunda:expression=\"${awarded}\"", Rule.EXPRESSION, "calls"),
                service("mail", "camunda:type=\"mail\"", Rule.CONNECTOR, "sends mail or starts a program"),
                service("a shell", "camunda:type=\"shell\"", Rule.CONNECTOR, "sends mail or starts a program"),
                service(
                        "an unknown topic",
                        "camunda:type=\"external\" camunda:topic=\"pay\"",
                        Rule.EXTERNAL_TASK,
                        "\"pay\""),
                service("no topic", "camunda:type=\"external\"", Rule.EXTERNAL_TASK, "without a topic"),
                service(
                        "a bean of the program",
                        "camunda:delegateExpression=\"${dataSource}\"",
                        Rule.DELEGATE,
                        "${dataSource}"),
                service("the engine", "camunda:delegateExpression=\"${processEngine}\"", Rule.DELEGATE, "no delegate"),
                service("the terms", "camunda:delegateExpression=\"${deadlines}\"", Rule.DELEGATE, "no delegate"),
                service("a variable", "camunda:delegateExpression=\"${eligible}\"", Rule.DELEGATE, "no delegate"),
                service(
                        "a method of a delegate",
                        "camunda:delegateExpression=\"${closeCase.class}\"",
                        Rule.DELEGATE,
                        "no delegate"),
                service(
                        "a choice",
                        "camunda:delegateExpression=\"${true ? closeCase : payRefund}\"",
                        Rule.DELEGATE,
                        "no delegate"),
                service(
                        "the older prefix",
                        "xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Runtime\"",
                        Rule.JAVA_CLASS,
                        "a:class"),
                arguments(
                        "a connector",
                        SETTLEMENT,
                        PAY,
                        PAY
                                + "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                        Rule.CONNECTOR,
                        "service_payRefund",
                        "uses a connector"),
                extension("a field", "<camunda:field name=\"x\" stringValue=\"y\" />", Rule.LISTENER, "sets a field"),
                extension(
                        "a listener by class",
                        "<camunda:executionListener event=\"start\" class=\"java.lang.Runtime\" />",
                        Rule.JAVA_CLASS,
                        "names a Java class"),
                extension(
                        "a listener by expression",
                        "<camunda:executionListener event=\"start\" expression=\"${dataSource.close()}\" />",
                        Rule.EXPRESSION,
                        "calls an expression"),
                extension(
                        "a listener that is no delegate",
                        "<camunda:executionListener event=\"start\" delegateExpression=\"${processEngine}\" />",
                        Rule.DELEGATE,
                        "${processEngine}"),
                extension(
                        "an error by expression",
                        "<camunda:errorEventDefinition id=\"x\" errorRef=\"y\" expression=\"${a.b()}\" />",
                        Rule.UNKNOWN,
                        "errorEventDefinition"),
                arguments(
                        "a task listener",
                        RETURN_CASE,
                        "<bpmn:documentation>V1: the buyer states",
                        "<bpmn:extensionElements><camunda:taskListener event=\"create\" delegateExpression=\"${closeCase}\" />"
                                + "</bpmn:extensionElements><bpmn:documentation>V1: the buyer states",
                        Rule.LISTENER,
                        "task_fileDispute",
                        "has a task listener"),
                arguments(
                        "a mapping by class",
                        RETURN_CASE,
                        "name=\"Settle case\"",
                        "name=\"Settle case\" camunda:variableMappingClass=\"a.B\"",
                        Rule.JAVA_CLASS,
                        "call_settlement",
                        "names a Java class"),
                arguments(
                        "a mapping by expression",
                        RETURN_CASE,
                        "name=\"Settle case\"",
                        "name=\"Settle case\" camunda:variableMappingDelegateExpression=\"${closeCase}\"",
                        Rule.JAVA_CLASS,
                        "call_settlement",
                        "camunda:in"));
    }

    private static Stream<Arguments> ofScripts() {
        return Stream.of(
                arguments(
                        "a script task",
                        RETURN_CASE,
                        "<bpmn:startEvent id=\"start_returnRequested\"",
                        "<bpmn:scriptTask id=\"script\" name=\"Hack\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script>"
                                + "</bpmn:scriptTask><bpmn:startEvent id=\"start_returnRequested\"",
                        Rule.SCRIPT,
                        "script",
                        "script task \"Hack\" (script): <bpmn:scriptTask> contains a script"),
                arguments(
                        "a script task of another vocabulary",
                        RETURN_CASE,
                        "<bpmn:startEvent id=\"start_returnRequested\"",
                        "<x:scriptTask xmlns:x=\"x\" id=\"script\" scriptFormat=\"juel\"><x:script>1</x:script></x:scriptTask>"
                                + "<bpmn:startEvent id=\"start_returnRequested\"",
                        Rule.SCRIPT,
                        "returnCase",
                        "contains a script"),
                arguments(
                        "a condition in a script language",
                        RETURN_CASE,
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${awarded}",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">${awarded}",
                        Rule.SCRIPT,
                        "flow_award_settlement",
                        "language contains a script"),
                arguments(
                        "a condition from a file",
                        RETURN_CASE,
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${awarded}",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"x.js\">${awarded}",
                        Rule.SCRIPT,
                        "flow_award_settlement",
                        "camunda:resource"),
                extension(
                        "a script in a parameter",
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"juel\">${1}"
                                + "</camunda:script></camunda:inputParameter></camunda:inputOutput>",
                        Rule.SCRIPT,
                        "contains a script"),
                extension(
                        "a script of a listener",
                        "<camunda:executionListener event=\"end\"><camunda:script scriptFormat=\"juel\">x</camunda:script>"
                                + "</camunda:executionListener>",
                        Rule.SCRIPT,
                        "contains a script"));
    }

    private static Stream<Arguments> ofExpressions() {
        return Stream.of(
                        "${execution.getProcessEngineServices()}",
                        "${dataSource.getConnection()}",
                        "${''.getClass().forName('java.lang.Runtime')}",
                        "${awarded.class}",
                        "${awarded['class']}",
                        "${currentUser() == 'mia'}",
                        "${awarded ? true : false}",
                        "${1 + 1 == 2}",
                        "${execution == null}",
                        "${closeCase == null}",
                        "x ${awarded}",
                        "true",
                        "${awarded",
                        "$<!-- -->{awarded.class}",
                        "$<![CDATA[{awarded.class}]]>")
                .map(text -> arguments(
                        "the condition " + text,
                        RETURN_CASE,
                        AWARDED,
                        text + "</bpmn:conditionExpression>",
                        Rule.EXPRESSION,
                        "flow_award_settlement",
                        ""));
    }

    private static Stream<Arguments> ofTerms() {
        return Stream.of(
                        "${deadlines.due(execution,'TOMORROW')}",
                        "${deadlines.reminder(execution,execution.id)}",
                        "${deadlines.getClass()}",
                        "${cases.get('x')}",
                        "#{now()}")
                .map(text ->
                        arguments("the date " + text, RETURN_CASE, FILING, text, Rule.TERM, "timer_filing", "term"));
    }

    private static Stream<Arguments> ofFormsInDiagrams() {
        String form = "camunda:formRef=\"file-dispute\" camunda:formRefBinding=\"deployment\"";
        return Stream.of(
                task("a form elsewhere", form, "camunda:formKey=\"https://example.com/form\"", "by its address"),
                task("an embedded form", form, "camunda:formKey=\"embedded:app:form.html\"", "by its address"),
                task(
                        "a form of another deployment",
                        form,
                        "camunda:formRef=\"file-dispute\"",
                        "under tasks that are open"),
                task(
                        "a form that is not there",
                        form,
                        "camunda:formRef=\"filing\" camunda:formRefBinding=\"deployment\"",
                        "\"filing\" is not deployed with it"),
                arguments(
                        "a form handler",
                        RETURN_CASE,
                        FILE,
                        FILE + " camunda:formHandlerClass=\"a.B\"",
                        Rule.JAVA_CLASS,
                        "task_fileDispute",
                        "names a Java class"),
                arguments(
                        "a validator of a field",
                        SETTLEMENT,
                        PAY,
                        PAY
                                + "<camunda:formData><camunda:formField id=\"x\" type=\"string\"><camunda:validation><camunda:constraint"
                                + " name=\"validator\" config=\"a.B\" /></camunda:validation></camunda:formField>"
                                + "</camunda:formData>",
                        Rule.JAVA_CLASS,
                        "service_payRefund",
                        "names a Java class"),
                arguments(
                        "a person by a call",
                        MEDIATION,
                        "camunda:assignee=\"${mediator}\"",
                        "camunda:assignee=\"${mediators.next()}\"",
                        Rule.EXPRESSION,
                        "task_mediateDispute",
                        "Only a plain variable"),
                arguments(
                        "a name by a call",
                        RETURN_CASE,
                        FILE,
                        FILE.replace("File dispute", "File ${execution.id}"),
                        Rule.EXPRESSION,
                        "task_fileDispute",
                        "Only a plain variable"));
    }

    private static Stream<Arguments> ofProcesses() {
        return Stream.of(
                process("no time to live", " camunda:historyTimeToLive=\"P730D\"", "", Rule.HISTORY, "how long"),
                process("no positive time", "\"P730D\"", "\"P0D\"", Rule.HISTORY, "\"P0D\" is no number of days"),
                process("a time by expression", "\"P730D\"", "\"${days}\"", Rule.HISTORY, "is no number of days"),
                process("start by hand", " camunda:isStartableInTasklist=\"false\"", "", Rule.START, "by hand"),
                process(
                        "starters",
                        " isExecutable=\"true\"",
                        " isExecutable=\"true\" camunda:candidateStarterUsers=\"eve\"",
                        Rule.START,
                        "who may start it"));
    }

    private static Stream<Arguments> ofOtherVocabularies() {
        return Stream.of(
                process(
                        "an unknown attribute",
                        " isExecutable",
                        " camunda:new=\"1\" isExecutable",
                        Rule.UNKNOWN,
                        "camunda:new"),
                process(
                        "a foreign attribute",
                        " isExecutable",
                        " xmlns:z=\"z\" z:a=\"1\" isExecutable",
                        Rule.UNKNOWN,
                        "z:a"),
                arguments(
                        "an unknown element",
                        RETURN_CASE,
                        "<bpmn:startEvent id=\"start_returnRequested\"",
                        "<bpmn:adHocSubProcess id=\"x\" /><bpmn:startEvent id=\"start_returnRequested\"",
                        Rule.UNKNOWN,
                        "x",
                        "<bpmn:adHocSubProcess> is nothing"));
    }

    private static Stream<Arguments> ofTables() {
        String input = "<inputExpression id=\"freight_in_fault_expression\"";
        return Stream.of(
                table(
                        "groovy",
                        input,
                        input + " expressionLanguage=\"groovy\"",
                        Rule.LANGUAGE,
                        "freight_in_fault_expression"),
                table(
                        "JUEL",
                        input,
                        input + " expressionLanguage=\"juel\"",
                        Rule.LANGUAGE,
                        "freight_in_fault_expression"),
                table(
                        "a function in Java",
                        "<text>lowValue</text>",
                        "<text>function(x) external {java: {class: \"a.B\", method signature: \"c()\"}}</text>",
                        Rule.LANGUAGE,
                        "freight_in_lowValue_expression"),
                table("no time to live", " camunda:historyTimeToLive=\"P730D\"", "", Rule.HISTORY, "freight"),
                table(
                        "an unknown attribute",
                        " camunda:versionTag",
                        " camunda:class=\"a.B\" camunda:versionTag",
                        Rule.UNKNOWN,
                        "freight"),
                table(
                        "an unknown element",
                        "<decisionTable id=\"table_freight\"",
                        "<businessKnowledgeModel id=\"x\" /><decisionTable id=\"table_freight\"",
                        Rule.UNKNOWN,
                        "x"));
    }

    private static Stream<Arguments> ofForms() {
        String components = "\"components\": [";
        return Stream.of(
                        "{\"type\": \"iframe\", \"id\": \"f\", \"url\": \"https://example.com\"}",
                        "{\"type\": \"html\", \"id\": \"f\", \"content\": \"<b>x</b>\"}",
                        "{\"type\": \"image\", \"id\": \"f\", \"source\": \"https://example.com/x.png\"}",
                        "{\"type\": \"text\", \"id\": \"f\", \"text\": \"<img src=x>\"}",
                        "{\"type\": \"text\", \"id\": \"f\", \"text\": \"[here](javascript:alert(1))\"}",
                        "{\"type\": \"group\", \"id\": \"g\", \"components\": [{\"type\": \"script\", \"id\": \"f\"}]}")
                .map(component -> arguments(
                        "a form with " + component,
                        FORM,
                        components,
                        components + component + ", ",
                        Rule.FORM_CONTENT,
                        "f",
                        ""));
    }

    private static Arguments service(String what, String instead, Rule rule, String words) {
        return arguments(
                what, RETURN_CASE, CLOSE + " " + CLOSING, CLOSE + " " + instead, rule, "service_closeCase", words);
    }

    private static Arguments extension(String what, String extension, Rule rule, String words) {
        return arguments(what, SETTLEMENT, PAY, PAY + extension, rule, "service_payRefund", words);
    }

    private static Arguments task(String what, String place, String change, String words) {
        return arguments(what, RETURN_CASE, place, change, Rule.FORM, "task_fileDispute", words);
    }

    private static Arguments process(String what, String place, String change, Rule rule, String words) {
        return arguments(what, RETURN_CASE, place, change, rule, "returnCase", words);
    }

    private static Arguments table(String what, String place, String change, Rule rule, String element) {
        return arguments("a table with " + what, FREIGHT, place, change, rule, element, "");
    }

    @Test
    void aCalledProcessGetsTheNumberOfTheCaseAndNothingElse() {
        assertThat(Models.inspect(Models.with(
                        RETURN_CASE, "#{execution.processBusinessKey}", "#{execution.getProcessEngineServices()}")))
                .extracting(Finding::element)
                .containsExactly(
                        "call_sellerNegotiation",
                        "call_settlement",
                        "call_evidenceCollection",
                        "call_mediation",
                        "call_appeal",
                        "call_settlementOfAgreement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${awarded}",
                "${!awarded}",
                "${not awarded and (empty appeal or appeal == 'DECIDED')}",
                "${amount >= 100 && amount lt 5000.5}",
                "#{appeal ne null}"
            })
    void aConditionComparesVariables(String condition) {
        assertThat(Models.inspect(Models.with(
                        RETURN_CASE, AWARDED, condition.replace("&", "&amp;") + "</bpmn:conditionExpression>")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P5D",
                "R3/PT10M",
                "2027-01-01T00:00:00Z",
                "${until}",
                "${ deadlines.due( execution, 'FILING' ) }"
            })
    void aTimerMayAlsoSayWhen(String date) {
        assertThat(Models.inspect(Models.with(RETURN_CASE, FILING, date))).isEmpty();
    }

    @Test
    void anInstallationMayNameTopics() {
        assertThat(Models.inspect(Models.with(
                        RETURN_CASE,
                        CLOSE + " " + CLOSING,
                        CLOSE + " camunda:type=\"external\" camunda:topic=\"print-label\"")))
                .isEmpty();
    }

    @Test
    void aListenerAndParametersMayBePlain() {
        assertThat(Models.inspect(Models.with(
                        SETTLEMENT,
                        PAY,
                        PAY
                                + "<camunda:executionListener event=\"start\" delegateExpression=\"${closeCase}\" /><camunda:inputOutput>"
                                + "<camunda:inputParameter name=\"x\">${performance}</camunda:inputParameter>"
                                + "</camunda:inputOutput>")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
                "<?xml-stylesheet href=\"http://127.0.0.1:9/x.xsl\"?>"
            })
    void nothingComesInWithADocument(String prologue) {
        for (String file : List.of(RETURN_CASE, FREIGHT)) {
            String content = Models.all().get(file).replace("?>\n<", "?>\n" + prologue + "\n<");
            assertThat(Models.inspect(Models.with(file, content)))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.rule()).isEqualTo(Rule.DOCUMENT);
                        assertThat(finding.file()).isEqualTo(file);
                        assertThat(finding.sentence()).contains("emove");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL http://127.0.0.1:9/BPMN20.xsd\"",
                "xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:9/x.xsd\""
            })
    void noSchemaIsFetched(String attribute) {
        assertThat(Models.inspect(Models.with(
                        RETURN_CASE, "id=\"definitions_returnCase\"", "id=\"definitions_returnCase\" " + attribute)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.DOCUMENT))
                .satisfies(finding -> assertThat(finding.sentence()).contains("the address of a schema"));
    }

    @Test
    void nothingIsIncluded() {
        assertThat(Models.inspect(Models.with(
                        RETURN_CASE,
                        "<bpmn:documentation>The life",
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\" />"
                                + "<bpmn:documentation>The life")))
                .extracting(Finding::rule)
                .containsExactly(Rule.UNKNOWN);
        assertThat(
                        Models.inspect(
                                Models.with(
                                        RETURN_CASE,
                                        "<bpmn:process id",
                                        "<bpmn:import importType=\"x\" location=\"http://127.0.0.1:9/x\" namespace=\"x\" /><bpmn:process id")))
                .extracting(Finding::rule)
                .containsExactly(Rule.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form.html",
                "script.js",
                "hack.groovy",
                "picture.svg",
                "a.cmmn",
                "jar.zip",
                "x.BPMN",
                "xbpmn",
                ".bpmn",
                "../a.bpmn",
                "/a.bpmn",
                "a.bpmn.js",
                "a\nb.bpmn",
                "a.bpmn20.xml"
            })
    void otherFilesAreNotDeployed(String name) {
        assertThat(new ModelGuard(Models.KNOWN)
                        .inspect(List.of(
                                new ModelFile(name, Models.diagram("appeal").getBytes(StandardCharsets.UTF_8)))))
                .extracting(Finding::rule)
                .containsExactly(Rule.FILE_TYPE);
    }

    @Test
    void noModelIsHuge() {
        String huge = Models.diagram("appeal").replace("</bpmn:definitions>", " ".repeat(2_000_000));
        assertThat(Models.inspect(Models.with("appeal.bpmn", huge)))
                .extracting(Finding::rule)
                .containsExactly(Rule.SIZE);
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertThat(Models.inspect(Models.with("appeal.bpmn", deep)))
                .extracting(Finding::rule)
                .containsExactly(Rule.DOCUMENT);
        String deepForm = "{\"id\":\"x\",\"components\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(Models.inspect(Models.with(FORM, deepForm)))
                .extracting(Finding::rule)
                .contains(Rule.DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no XML", "<bpmn:definitions>", "\u0000", "<definitions/>"})
    void whatIsNoModelIsRefused(String content) {
        assertThat(Models.inspect(Models.with("appeal.bpmn", content))).isNotEmpty();
        assertThat(Models.inspect(Models.with(FREIGHT, content))).isNotEmpty();
        assertThat(Models.inspect(Models.with(FORM, content))).isNotEmpty();
    }

    @Test
    void everythingIsToldAtOnce() {
        Map<String, String> models = Models.with(
                RETURN_CASE, CLOSE + " " + CLOSING, CLOSE + " camunda:class=\"a.B\" camunda:formKey=\"http://x\"");
        models.put(FREIGHT, models.get(FREIGHT).replace("P730D", "soon"));

        assertThat(Models.inspect(models))
                .extracting(finding -> finding.file() + " " + finding.rule().code())
                .containsExactly(RETURN_CASE + " java-class", RETURN_CASE + " form", FREIGHT + " history");
    }

    @Test
    void everyRuleHasACopyThatBreaksIt() {
        Set<Object> shown = broken().map(broken -> broken.get()[4]).collect(Collectors.toSet());
        shown.addAll(Set.of(Rule.DOCUMENT, Rule.FILE_TYPE, Rule.SIZE));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Rule.values()).filter(Rule::keepsOut).toList());
    }

    @Test
    void analystsReadWhatEachRuleWants() throws IOException {
        String handbook = Files.readString(Path.of("docs/process.md"));
        assertThat(Rule.values()).allSatisfy(rule -> assertThat(handbook).contains("| `" + rule.code() + "` |"));
    }
}
