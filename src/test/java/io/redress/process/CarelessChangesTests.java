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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and careless changes to our own models, each of which is found before anybody deploys it. */
@DisplayName("A check of the models")
class CarelessChangesTests {

    private static final String SPINE = "return-case.bpmn";
    private static final String NEGOTIATION = "seller-negotiation.bpmn";
    private static final String SETTLEMENT = "settlement.bpmn";
    private static final String MEDIATION = "mediation.bpmn";
    private static final String APPEAL = "appeal.bpmn";
    private static final String DEADLINES = "rules/deadlines.dmn";
    private static final String ROUTING = "rules/routing.dmn";
    private static final String FREIGHT = "rules/freight.dmn";
    private static final String ANSWER_REQUEST = "forms/answer-request.form";

    /** Some changes break two things. */
    private static final Map<Map<String, String>, Report> CHECKED = new HashMap<>();

    /**
     * Somebody's change.
     *
     * @param element that a finding has to name
     * @param says part of what it has to say
     */
    private record Change(String what, Map<String, String> models, String element, Rule rule, String says) {

        @Override
        public String toString() {
            return what;
        }
    }

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
    void finds(Change change) {
        assertThat(check(change.models()).findings())
                .anySatisfy(finding -> {
                    assertThat(finding.element()).isEqualTo(change.element());
                    assertThat(finding.rule()).isEqualTo(change.rule());
                    assertThat(finding.sentence()).contains(change.says());
                    assertThat(finding.where()).isNotBlank();
                })
                .as("what is found is about what was changed, and does not drown it")
                .hasSizeLessThan(12);
    }

    static Stream<Change> changes() {
        return Stream.of(
                        namesThatAreNotThere(),
                        waysThatLeadNowhere(),
                        termsThatNobodyCounts(),
                        valuesThatNobodySets(),
                        formsThatNobodyReads(),
                        tablesThatDoNotAnswer(),
                        whatTheGuardRefuses())
                .flatMap(group -> group);
    }

    private static Stream<Change> namesThatAreNotThere() {
        return Stream.of(
                change(
                                SPINE,
                                "id=\"service_closeCase\" name=\"Close case\" camunda:delegateExpression=\"${closeCase}\"")
                        .to(
                                "id=\"service_closeCase\" name=\"Close case\" camunda:delegateExpression=\"${closeTheCase}\"")
                        .is("a renamed delegate", "service_closeCase", Rule.DELEGATE, "${closeTheCase}"),
                change(SPINE, "calledElement=\"mediation\"")
                        .to("calledElement=\"mediaton\"")
                        .is("a renamed process", "call_mediation", Rule.CALL, "Did you mean \"mediation\"?"),
                change(SPINE, "name=\"caseWithdrawn\"")
                        .to("name=\"withdrawal\"")
                        .is(
                                "a renamed message",
                                "start_caseWithdrawn",
                                Rule.MESSAGE,
                                "\"withdrawal\", which nothing sends"),
                change(SPINE, "name=\"caseWithdrawn\"")
                        .to("name=\"withdrawal\"")
                        .is("a message that is not heard any more", "returnCase", Rule.MESSAGE, "\"caseWithdrawn\""),
                change(SETTLEMENT, "errorCode=\"paymentDeclined\"")
                        .to("errorCode=\"paymentRefused\"")
                        .is("a renamed error", "error_paymentDeclined", Rule.MESSAGE, "\"Pay refund\" never throws"),
                change(SETTLEMENT, "errorCode=\"paymentDeclined\"")
                        .to("errorCode=\"paymentRefused\"")
                        .is(
                                "an error that nobody catches",
                                "service_payRefund",
                                Rule.MESSAGE,
                                "does not hold the money"),
                change(SPINE, "id=\"task_fileDispute\"", "camunda:candidateGroups=\"party-support\"")
                        .to("camunda:candidateGroups=\"party-suport\"")
                        .is("a group of nobody", "task_fileDispute", Rule.GROUP, "Did you mean \"party-support\"?"),
                change(ROUTING, "<decision id=\"inspection\"")
                        .to("<decision id=\"return-inspection\"")
                        .is("a renamed table", "inspection", Rule.CALL, "The service asks the table \"inspection\""),
                change(ROUTING, "\"mediators-zh\"</text>")
                        .to("\"mediators-cn\"</text>")
                        .is("a group of nobody in a table", "rule_M2_chinese", Rule.ANSWER, "\"mediators-cn\""),
                change(MEDIATION, "task_signDecision")
                        .to("task_secondSignature")
                        .is("a step that is gone", "task_signDecision", Rule.STEP, "cases may be waiting in it"),
                change(SPINE, "service_openFiling")
                        .to("Activity_0x3f9a")
                        .is("an id out of Modeler", "Activity_0x3f9a", Rule.CONVENTION, "service_"),
                change(APPEAL, "camunda:versionTag=\"1.0.0\"")
                        .to("camunda:versionTag=\"new\"")
                        .is("no version", "appeal", Rule.CONVENTION, "version"));
    }

    private static Stream<Change> waysThatLeadNowhere() {
        return Stream.of(
                change(SPINE, " default=\"flow_eligible_closing\"")
                        .to("")
                        .is(
                                "a lost default flow",
                                "gateway_eligible",
                                Rule.GATEWAY,
                                "gets stuck when \"eligible\" is no"),
                change(APPEAL, "sourceRef=\"start_appeal\" targetRef=\"service_checkAdmissibility\"")
                        .to("sourceRef=\"start_appeal\" targetRef=\"gateway_admissible\"")
                        .is(
                                "a step that nothing leads to",
                                "service_checkAdmissibility",
                                Rule.PATH,
                                "No way leads to it"),
                change(SETTLEMENT, "id=\"service_payRefund\" name=\"Pay refund\" camunda:asyncBefore=\"true\"")
                        .to("id=\"service_payRefund\" name=\"Pay refund\"")
                        .is("a payment inside a transaction", "service_payRefund", Rule.EFFECT, "asynchronous before"),
                change(SETTLEMENT, "<camunda:failedJobRetryTimeCycle>R5/PT10M</camunda:failedJobRetryTimeCycle>")
                        .to("")
                        .is("an effect that is not retried", "service_enforceAward", Rule.EFFECT, "R5/PT10M"),
                change(SPINE, "id=\"service_closeCase\" name=\"Close case\"")
                        .to("id=\"service_closeCase\" name=\"Close case\" camunda:asyncBefore=\"true\"")
                        .is("a transaction that ends too early", "service_closeCase", Rule.EFFECT, "without need"),
                change(SPINE, "id=\"call_mediation\"", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />")
                        .to("")
                        .is("a process that does not know its case", "call_mediation", Rule.CALL, "business key"));
    }

    private static Stream<Change> termsThatNobodyCounts() {
        return Stream.of(
                change(SPINE, "id=\"timer_filing\" name=\"Filing term over\"")
                        .to("id=\"timer_filing\" name=\"Filing term over\" cancelActivity=\"false\"")
                        .is("a step that a party can let lie", "task_fileDispute", Rule.WAIT, "for ever"),
                change(APPEAL, "attachedToRef=\"task_reviewAppeal\"")
                        .to("attachedToRef=\"task_answerAppeal\"")
                        .is("a review without an end", "task_reviewAppeal", Rule.WAIT, "wait for ever"),
                change(SPINE, "${deadlines.due(execution,'FILING')}")
                        .to("2027-01-01T00:00:00Z")
                        .is("a date of one's own", "timer_filing", Rule.TERM, "does not come from the deadlines table"),
                change(SPINE, "${deadlines.due(execution,'FILING')}")
                        .to("${deadlines.due(execution,'FILLING')}")
                        .is("a term that there is not", "timer_filing", Rule.TERM, "FILLING"),
                change(SPINE, "${deadlines.due(execution,'FILING')}")
                        .to("${deadlines.due(execution,'EVIDENCE_REQUEST')}")
                        .is(
                                "a term that begins later",
                                "timer_filing",
                                Rule.TERM,
                                "EVIDENCE_REQUEST, which only begins later"),
                change(SPINE, "camunda:delegateExpression=\"${openFiling}\"")
                        .to("camunda:delegateExpression=\"${determineFreight}\"")
                        .is(
                                "a term that nothing begins",
                                "timer_filing",
                                Rule.TERM,
                                "FILING, which nothing in the diagrams begins"),
                change(SPINE, "camunda:delegateExpression=\"${openFiling}\"")
                        .to("camunda:delegateExpression=\"${remindParty}\"")
                        .is("a reminder without a timer", "service_openFiling", Rule.TERM, "no timer leads to it"),
                change(SPINE, "${deadlines.reminder(execution,'FILING')}")
                        .to("${deadlines.reminder(execution,'NEGOTIATION')}")
                        .is(
                                "a reminder of another term",
                                "timer_filingReminder",
                                Rule.TERM,
                                "the parties are told the term FILING"),
                change(DEADLINES, rule("rule_V1")).to("").is("a lost term", "timer_filing", Rule.TERM, "has no row"),
                change(DEADLINES, rule("rule_V1"))
                        .to("")
                        .is("a lost row of terms", "deadlines", Rule.GAP, "\"Deadline\" is FILING"),
                change(DEADLINES, "V1 (D): filing", "\"P7D\"")
                        .to("\"7 days\"")
                        .is("a term that nobody can read", "rule_V1", Rule.ANSWER, "Write P5D for five days"));
    }

    private static Stream<Change> valuesThatNobodySets() {
        return Stream.of(
                change(SPINE, "${eligible}")
                        .to("${eligble}")
                        .is(
                                "a misspelt variable",
                                "flow_eligible_determineFreight",
                                Rule.VARIABLE,
                                "Did you mean \"eligible\"?"),
                change(SPINE, "${negotiation == 'AGREED'}")
                        .to("${negotiation == 'AGREED_UPON'}")
                        .is("a value that nobody sets", "flow_negotiation_settlement", Rule.GATEWAY, "never taken"),
                change(SPINE, "<camunda:out source=\"negotiation\" target=\"negotiation\" />")
                        .to("")
                        .is(
                                "a result that is not handed back",
                                "flow_negotiation_settlement",
                                Rule.VARIABLE,
                                "nothing in this process sets"),
                change(APPEAL, "sourceRef=\"start_appeal\" targetRef=\"service_checkAdmissibility\"")
                        .to("sourceRef=\"start_appeal\" targetRef=\"gateway_admissible\"")
                        .is(
                                "a gateway before its step",
                                "flow_admissible_answerAppeal",
                                Rule.VARIABLE,
                                "nothing has set it"),
                change(MEDIATION, "${secondSignature}")
                        .to("${mediation == 'DECIDED'}")
                        .is(
                                "an answer that nobody looks at",
                                "service_checkSecondSignature",
                                Rule.VARIABLE,
                                "no gateway and no task reads"),
                change(NEGOTIATION, "${negotiation == 'OPEN'}")
                        .to("${negotiation == 'AGREED'}")
                        .is("two flows for one value", "flow_turn_agreed", Rule.GATEWAY, "holds together with"));
    }

    private static Stream<Change> formsThatNobodyReads() {
        return Stream.of(
                change(ANSWER_REQUEST, "\"key\": \"reason\"")
                        .to("\"key\": \"refusal\"")
                        .is(
                                "a form field with another name",
                                "Field_reason",
                                Rule.FIELD,
                                "\"refusal\", which the step"),
                change(ANSWER_REQUEST, "\"key\": \"reason\"")
                        .to("\"key\": \"refusal\"")
                        .is(
                                "a form that lacks a field",
                                "answer-request",
                                Rule.FIELD,
                                "\"reason\", without which the step"),
                change(ANSWER_REQUEST, "\"value\": \"ACCEPT\"")
                        .to("\"value\": \"AGREE\"")
                        .is("a choice that nobody takes", "Field_answer", Rule.CHOICE, "It takes \"ACCEPT\""),
                change(ANSWER_REQUEST, "=answer != \\\"REJECT\\\"")
                        .to("=answer != \\\"REFUSE\\\"")
                        .is("a field that is never shown", "Field_reason", Rule.CHOICE, "depends on \"REFUSE\""),
                change(ROUTING, rule("rule_S2_notArrived"))
                        .to("")
                        .is(
                                "a choice without a row",
                                "Field_result",
                                Rule.CHOICE,
                                "\"NOT_ARRIVED\", for which the table"),
                change(SPINE, "camunda:formRef=\"file-dispute\"")
                        .to("camunda:formRef=\"file-a-dispute\"")
                        .is("a form that there is not", "task_fileDispute", Rule.FORM, "file-a-dispute"));
    }

    private static Stream<Change> tablesThatDoNotAnswer() {
        return Stream.of(
                change(FREIGHT, rule("rule_F70"))
                        .to("")
                        .is("a gap in a table", "freight", Rule.GAP, "\"Reason\" is PAYMENT_OR_REFUND"),
                change(DEADLINES, rule("rule_A3_pause"), "<text>&lt; 1</text>")
                        .to("<text></text>")
                        .is(
                                "a row that is never reached",
                                "rule_A3_pause_over",
                                Rule.UNREACHABLE,
                                "a row above it answers first"),
                change(FREIGHT, "hitPolicy=\"FIRST\"")
                        .to("hitPolicy=\"COLLECT\"")
                        .is("a table with several answers", "freight", Rule.ANSWER, "one row as the answer"),
                change(DEADLINES, rule("rule_N1_seller"), "<text>false</text>")
                        .to("<text></text>")
                        .is(
                                "two rows that contradict each other",
                                "rule_N1_seller_safety",
                                Rule.OVERLAP,
                                "rule_N1_seller"),
                change(DEADLINES, "\"FILING\"</text>")
                        .to("\"FILLING\"</text>")
                        .is("a misspelt word in a row", "rule_V1", Rule.FACT, "Did you mean \"FILING\"?"),
                change(DEADLINES, "<text>\"MEDIATION\"</text>")
                        .to("<text>MEDIATION</text>")
                        .is("a text without its quotation marks", "rule_M1_pause", Rule.FACT, "quotation marks"),
                change("rules/eligibility.dmn", "<text>daysSinceReceipt</text>")
                        .to("<text>daysSinceDelivery</text>")
                        .is(
                                "a fact that nobody tells",
                                "eligibility_in_daysSinceReceipt",
                                Rule.FACT,
                                "daysSinceDelivery"),
                change(DEADLINES, "name=\"term\"")
                        .to("name=\"length\"")
                        .is("a renamed column", "deadlines", Rule.ANSWER, "no column named \"term\""),
                change(DEADLINES, "<description>V1 (D): filing")
                        .to("<description>Filing")
                        .is("a row that cites no rule", "rule_V1", Rule.ROW, "does not begin with the rule"),
                change(FREIGHT, "<text>\"PAYMENT_OR_REFUND\"</text>")
                        .to("<text>\"PAYMENT_OR_REFUND\",</text>")
                        .is("a cell that is no FEEL", "rule_F70", Rule.ENGINE, "no FEEL"));
    }

    /** The check tells what a deployment would be refused for, too. */
    private static Stream<Change> whatTheGuardRefuses() {
        return Stream.of(
                change(SPINE, "id=\"call_mediation\"", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />")
                        .to("<camunda:in businessKey=\"#{execution.processBusinessKey}\" /><camunda:executionListener"
                                + " event=\"start\"><camunda:script scriptFormat=\"js\">1</camunda:script>"
                                + "</camunda:executionListener>")
                        .is("a script", "call_mediation", Rule.SCRIPT, "script"),
                change(SPINE, "camunda:delegateExpression=\"${determineFreight}\"")
                        .to("camunda:class=\"com.example.Freight\"")
                        .is("a Java class", "service_determineFreight", Rule.JAVA_CLASS, "Java class"),
                change(SPINE, "camunda:formRef=\"file-dispute\" camunda:formRefBinding=\"deployment\"")
                        .to("camunda:formKey=\"embedded:app:forms/file.html\"")
                        .is("a form from elsewhere", "task_fileDispute", Rule.FORM, "form"),
                change(MEDIATION, " camunda:historyTimeToLive=\"P730D\"")
                        .to("")
                        .is("a history without an end", "mediation", Rule.HISTORY, ""));
    }

    private static Report check(Map<String, String> models) {
        return CHECKED.computeIfAbsent(models, CarelessChangesTests::read);
    }

    private static Report read(Map<String, String> models) {
        return ProcessCheck.check(models.entrySet().stream()
                .map(file -> new ModelFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /** A whole row of a table. */
    private static String rule(String id) {
        for (String content : Models.all().values()) {
            int start = content.indexOf("<rule id=\"" + id + "\">");
            if (start >= 0) {
                return content.substring(start, content.indexOf("</rule>", start) + "</rule>".length());
            }
        }
        throw new AssertionError("no row " + id);
    }

    /** Begins to change a place of a file; of several that read the same, the first behind another one. */
    private static Place change(String file, String... places) {
        return new Place(file, places);
    }

    private record Place(String file, String... places) {

        To to(String text) {
            String content = Models.all().get(file);
            String place = places[places.length - 1];
            int from = 0;
            for (int index = 0; index < places.length - 1; index++) {
                from = content.indexOf(places[index], from);
                assertThat(from).as(places[index]).isNotNegative();
            }
            if (places.length == 1) {
                assertThat(content).contains(place);
                return new To(file, content.replace(place, text));
            }
            int at = content.indexOf(place, from);
            assertThat(at).as(place).isNotNegative();
            return new To(file, content.substring(0, at) + text + content.substring(at + place.length()));
        }
    }

    private record To(String file, String content) {
        Change is(String what, String element, Rule rule, String says) {
            Map<String, String> models = new TreeMap<>(Models.all());
            models.put(file, content);
            return new Change(what, models, element, rule, says);
        }
    }
}
