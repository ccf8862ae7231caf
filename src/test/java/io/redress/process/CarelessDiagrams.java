package io.redress.process;

import static io.redress.process.CarelessChange.change;
import static io.redress.process.CarelessChange.rule;

import io.redress.process.guard.Rule;
import java.util.stream.Stream;

/** Changes of diagrams that are broken or careless. */
final class CarelessDiagrams {

    private static final String SPINE = "return-case.bpmn";
    private static final String NEGOTIATION = "seller-negotiation.bpmn";
    private static final String SETTLEMENT = "settlement.bpmn";
    private static final String MEDIATION = "mediation.bpmn";
    private static final String APPEAL = "appeal.bpmn";
    private static final String DEADLINES = "rules/deadlines.dmn";
    private static final String ROUTING = "rules/routing.dmn";

    private CarelessDiagrams() {}

    static Stream<CarelessChange> all() {
        return Stream.of(
                        namesThatAreNotThere(),
                        waysThatLeadNowhere(),
                        termsThatNobodyCounts(),
                        valuesThatNobodySets(),
                        whatTheGuardRefuses())
                .flatMap(group -> group);
    }

    private static Stream<CarelessChange> namesThatAreNotThere() {
        return Stream.of(
                change(SPINE, "id=\"service_closeCase\" name=\"Close case\"")
                        .to("id=\"service_closeCase\"")
                        .is("a step without a label", "service_closeCase", Rule.CONVENTION, "label"),
                change(SPINE, "sourceRef=\"service_closeCase\" targetRef=\"end_caseClosed\"")
                        .to("sourceRef=\"service_closeCase\" targetRef=\"end_closed\"")
                        .is(
                                "a flow to something that is not there",
                                "flow_closeCase_caseClosed",
                                Rule.ENGINE,
                                "It names \"end_closed\""),
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

    private static Stream<CarelessChange> waysThatLeadNowhere() {
        return Stream.of(
                change(SPINE, " default=\"flow_eligible_closing\"")
                        .to("")
                        .is(
                                "a lost default flow",
                                "gateway_eligible",
                                Rule.GATEWAY,
                                "gets stuck when \"eligible\" is no"),
                change(SPINE, " default=\"flow_eligible_closing\"")
                        .to(" default=\"flow_award_closing\"")
                        .is(
                                "a default flow of another gateway",
                                "gateway_eligible",
                                Rule.ENGINE,
                                "which is not the default flow"),
                change(SPINE, "sourceRef=\"service_closeCase\" targetRef=\"end_caseClosed\"")
                        .to("sourceRef=\"service_determineFreight\" targetRef=\"end_caseClosed\"")
                        .is("a step that leads nowhere", "service_closeCase", Rule.PATH, "Nothing comes after it"),
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

    private static Stream<CarelessChange> termsThatNobodyCounts() {
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

    private static Stream<CarelessChange> valuesThatNobodySets() {
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

    /** The check tells what a deployment would be refused for, too. */
    private static Stream<CarelessChange> whatTheGuardRefuses() {
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
                change(SPINE, "camunda:delegateExpression=\"${determineFreight}\"")
                        .to("camunda:type=\"external\" camunda:topic=\"freight\"")
                        .is("work for a program outside", "service_determineFreight", Rule.EXTERNAL_TASK, "topic"),
                change(SPINE, "${eligible}")
                        .to("${eligible.toString() == 'true'}")
                        .is("a call in a condition", "flow_eligible_determineFreight", Rule.EXPRESSION, "eligible"),
                change(SPINE, "camunda:isStartableInTasklist=\"false\"")
                        .to("")
                        .is("a case that anybody could start by hand", "returnCase", Rule.START, "Tasklist"),
                change(MEDIATION, " camunda:historyTimeToLive=\"P730D\"")
                        .to("")
                        .is("a history without an end", "mediation", Rule.HISTORY, ""));
    }
}
