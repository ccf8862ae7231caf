package io.redress.process;

import static io.redress.process.CarelessChange.change;
import static io.redress.process.CarelessChange.rule;

import io.redress.process.guard.Rule;
import java.util.stream.Stream;

/** Changes of tables and forms that are broken or careless. */
final class CarelessTables {

    private static final String SPINE = "return-case.bpmn";
    private static final String MEDIATION = "mediation.bpmn";
    private static final String DEADLINES = "rules/deadlines.dmn";
    private static final String ROUTING = "rules/routing.dmn";
    private static final String FREIGHT = "rules/freight.dmn";
    private static final String REQUIREMENTS = "rules/evidence-requirements.dmn";
    private static final String ANSWER_REQUEST = "forms/answer-request.form";

    private CarelessTables() {}

    static Stream<CarelessChange> all() {
        return Stream.of(formsThatNobodyReads(), tablesThatDoNotAnswer()).flatMap(group -> group);
    }

    private static Stream<CarelessChange> formsThatNobodyReads() {
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

    private static Stream<CarelessChange> tablesThatDoNotAnswer() {
        return Stream.of(
                change(FREIGHT, "<rule id=\"rule_F70\">")
                        .to("<rule id=\"DecisionRule_0f3a\">")
                        .is("a row without an id of ours", "DecisionRule_0f3a", Rule.ROW, "rule_"),
                change(REQUIREMENTS, rule("rule_V15"))
                        .to(rule("rule_V15") + rule("rule_V15").replace("rule_V15", "rule_V15_again"))
                        .is("a row twice in a table that collects", "rule_V15_again", Rule.OVERLAP, "rule_V15"),
                change(FREIGHT, " camunda:historyTimeToLive=\"P730D\"")
                        .to("")
                        .is("rulings that are kept for ever", "freight", Rule.HISTORY, ""),
                change(FREIGHT, " camunda:versionTag=\"1.0.0\"")
                        .to("")
                        .is("a table without a version", "freight", Rule.CONVENTION, "version"),
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
}
