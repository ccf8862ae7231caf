package io.redress.process.guard;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * The words of BPMN and of Camunda's extension to it that a diagram may use. Whatever is not among them is refused: a
 * list of what is forbidden would have to be complete.
 */
final class BpmnWords {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** Elements by their vocabulary. The engine looks at many by their local name only, whatever their vocabulary. */
    static final Map<String, Set<String>> ELEMENTS = Map.of(
            BPMN,
            words("""
                    definitions process documentation extensionElements collaboration participant
                    messageFlow laneSet childLaneSet lane flowNodeRef startEvent endEvent boundaryEvent
                    intermediateCatchEvent intermediateThrowEvent task userTask serviceTask businessRuleTask
                    sendTask receiveTask manualTask callActivity subProcess transaction exclusiveGateway
                    inclusiveGateway parallelGateway eventBasedGateway sequenceFlow conditionExpression
                    incoming outgoing timerEventDefinition timeDate timeDuration timeCycle
                    messageEventDefinition signalEventDefinition errorEventDefinition
                    escalationEventDefinition compensateEventDefinition cancelEventDefinition
                    terminateEventDefinition linkEventDefinition conditionalEventDefinition condition source
                    target message signal error escalation multiInstanceLoopCharacteristics loopCardinality
                    completionCondition textAnnotation text association group category categoryValue
                    categoryValueRef dataObject dataObjectReference dataStore dataStoreReference"""),
            CAMUNDA,
            words("""
                    properties property in out failedJobRetryTimeCycle inputOutput inputParameter
                    outputParameter list map entry value executionListener formData formField validation
                    constraint"""),
            "http://www.omg.org/spec/BPMN/20100524/DI",
            words("BPMNDiagram BPMNPlane BPMNShape BPMNEdge BPMNLabel BPMNLabelStyle"),
            "http://www.omg.org/spec/DD/20100524/DC",
            Set.of("Bounds", "Font"),
            "http://www.omg.org/spec/DD/20100524/DI",
            Set.of("waypoint"));

    /** Camunda's attributes on elements of BPMN. */
    static final Set<String> CAMUNDA_ATTRIBUTES = words("""
                    asyncBefore asyncAfter exclusive jobPriority taskPriority historyTimeToLive versionTag
                    isStartableInTasklist initiator assignee candidateUsers candidateGroups dueDate
                    followUpDate priority formRef formRefBinding formRefVersion delegateExpression type
                    topic calledElementBinding calledElementVersion calledElementVersionTag decisionRef
                    decisionRefBinding decisionRefVersion decisionRefVersionTag mapDecisionResult
                    resultVariable collection elementVariable errorCodeVariable errorMessageVariable
                    errorMessage escalationCodeVariable variableName variableEvents modelerTemplate
                    modelerTemplateVersion""");

    /** What Camunda's own elements may say, by their name; these attributes have no prefix. */
    static final Map<String, Set<String>> CAMUNDA_ELEMENTS = Map.ofEntries(
            entry("properties", Set.of()),
            entry("property", Set.of("id", "name", "value")),
            entry("in", words("businessKey source sourceExpression target variables local")),
            entry("out", words("source sourceExpression target variables local")),
            entry("failedJobRetryTimeCycle", Set.of()),
            entry("inputOutput", Set.of()),
            entry("inputParameter", Set.of("name")),
            entry("outputParameter", Set.of("name")),
            entry("list", Set.of()),
            entry("map", Set.of()),
            entry("entry", Set.of("key")),
            entry("value", Set.of("id", "name")),
            entry("executionListener", Set.of("event", "delegateExpression")),
            entry("formData", Set.of()),
            entry("formField", Set.of("id", "label", "type", "defaultValue")),
            entry("validation", Set.of()),
            entry("constraint", Set.of("name", "config")));

    /** Vocabularies whose attributes mean nothing to the engine: the type of an expression, and what Modeler notes. */
    static final Set<String> OTHER_ATTRIBUTES = Set.of(
            XSI,
            "http://www.w3.org/XML/1998/namespace",
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    /** What is worth a sentence of its own, by the name of an element or attribute. */
    static final Map<String, Refusal> REFUSED = Map.ofEntries(
            entry("scriptTask", Refusal.SCRIPT),
            entry("script", Refusal.SCRIPT),
            entry("scriptFormat", Refusal.SCRIPT),
            entry("language", Refusal.SCRIPT),
            entry("resource", Refusal.SCRIPT),
            entry("class", Refusal.JAVA_CLASS),
            entry("formHandlerClass", Refusal.JAVA_CLASS),
            entry("variableMappingClass", Refusal.JAVA_CLASS),
            entry("variableMappingDelegateExpression", Refusal.MAPPING),
            entry("expression", Refusal.CALL),
            entry("connector", Refusal.CONNECTOR),
            entry("connectorId", Refusal.CONNECTOR),
            entry("taskListener", Refusal.LISTENER),
            entry("field", Refusal.FIELD),
            entry("formKey", Refusal.FORM_KEY),
            entry("formProperty", Refusal.FORM_KEY),
            entry("caseRef", Refusal.CASE),
            entry("potentialStarter", Refusal.STARTER),
            entry("candidateStarterUsers", Refusal.STARTER),
            entry("candidateStarterGroups", Refusal.STARTER));

    private BpmnWords() {}

    static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    enum Refusal {
        SCRIPT(Rule.SCRIPT, "contains a script. Scripts do not run here: let a delegate do it, or a decision table."),
        JAVA_CLASS(
                Rule.JAVA_CLASS, "names a Java class. Name a delegate that the program registers instead, as ${name}."),
        MAPPING(Rule.JAVA_CLASS, "maps variables by a program. Use camunda:in and camunda:out."),
        CALL(Rule.EXPRESSION, "calls an expression. Name a delegate that the program registers instead, as ${name}."),
        CONNECTOR(Rule.CONNECTOR, "uses a connector. What lies outside is called by delegates only."),
        LISTENER(
                Rule.LISTENER,
                "has a task listener. Every user task is tied to its case already; for more, put a service"
                        + " task before or after it."),
        FIELD(Rule.LISTENER, "sets a field of a delegate. Tell it by a property (camunda:property) instead."),
        FORM_KEY(
                Rule.FORM,
                "names a form by its address. Deploy the form with the diagram and name it by camunda:formRef."),
        CASE(Rule.UNKNOWN, "calls a case of CMMN, which is switched off."),
        STARTER(Rule.START, "says who may start it by hand. Processes begin with a case.");

        final Rule rule;
        final String sentence;

        Refusal(Rule rule, String sentence) {
            this.rule = rule;
            this.sentence = sentence;
        }
    }
}
