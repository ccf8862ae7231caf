package io.redress.process.guard;

import static io.redress.process.guard.BpmnWords.BPMN;
import static io.redress.process.guard.BpmnWords.CAMUNDA;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Judges one diagram: every element, every attribute and every text of it. */
final class Diagram {

    private static final Set<String> CONDITIONS = Set.of("conditionExpression", "condition", "completionCondition");
    private static final Set<String> DATES = Set.of("timeDate", "timeDuration", "timeCycle");

    private final Known known;
    private final Expressions expressions;
    private final Set<String> forms;
    private final Findings findings;

    /** @param forms the ids of those that are deployed with it */
    Diagram(String file, Known known, Set<String> forms) {
        this.known = known;
        this.expressions = new Expressions(known);
        this.forms = forms;
        this.findings = new Findings(file, BPMN);
    }

    List<Finding> judge(List<Element> elements) {
        boolean runs = false;
        for (Element element : elements) {
            if (judge(element)
                    && isProcess(element)
                    && element.getAttribute("isExecutable").equals("true")) {
                runs = true;
                judgeProcess(element);
            }
        }
        if (!runs) {
            findings.add(Rule.START, "No process in it is executable, so that deploying it would do nothing.");
        }
        return findings.all();
    }

    private static boolean isProcess(Element element) {
        return BPMN.equals(XmlFile.namespace(element)) && element.getLocalName().equals("process");
    }

    private void judgeProcess(Element process) {
        findings.addIf(process, Rule.HISTORY, History.refusal(process.getAttributeNS(CAMUNDA, "historyTimeToLive")));
        if (!process.getAttributeNS(CAMUNDA, "isStartableInTasklist").equals("false")) {
            findings.add(
                    process,
                    Rule.START,
                    "It could be started by hand in Tasklist, where it would have no case."
                            + " Set camunda:isStartableInTasklist=\"false\".");
        }
    }

    /** Whether the element itself may be there. */
    private boolean judge(Element element) {
        String vocabulary = XmlFile.namespace(element);
        String name = element.getLocalName();
        if (!BpmnWords.ELEMENTS.getOrDefault(vocabulary, Set.of()).contains(name)) {
            BpmnWords.Refusal refusal = BpmnWords.REFUSED.get(name);
            refuse(element, "<" + element.getNodeName() + ">", refusal);
            return false;
        }
        for (Attr attribute : XmlFile.attributes(element)) {
            judge(element, attribute);
        }
        judgeText(element, name);
        judgeForm(element);
        if (vocabulary.equals(CAMUNDA)
                && name.equals("constraint")
                && element.getAttribute("name").equals("validator")) {
            refuse(element, "<" + element.getNodeName() + " name=\"validator\">", BpmnWords.Refusal.JAVA_CLASS);
        }
        return true;
    }

    private void refuse(Element element, String what, BpmnWords.@Nullable Refusal refusal) {
        if (refusal == null) {
            findings.add(element, Rule.UNKNOWN, what + " is nothing that a diagram here may use. Remove it.");
        } else {
            findings.add(element, refusal.rule, what + " " + refusal.sentence);
        }
    }

    private void judge(Element element, Attr attribute) {
        String vocabulary = XmlFile.namespace(attribute);
        String name = attribute.getLocalName();
        if (!mayBeThere(element, vocabulary, name)) {
            refuse(element, attribute.getName(), BpmnWords.REFUSED.get(name));
            return;
        }
        String value = attribute.getValue();
        switch (name) {
            case "delegateExpression" -> findings.addIf(element, Rule.DELEGATE, expressions.delegate(value));
            case "businessKey" -> findings.addIf(element, Rule.EXPRESSION, expressions.businessKey(value));
            case "type" -> judgeType(element, vocabulary, value);
            case "topic" -> judgeTopic(element, value);
            default -> findings.addIf(element, Rule.EXPRESSION, expressions.plain(value));
        }
    }

    private static boolean mayBeThere(Element element, String vocabulary, String name) {
        if (vocabulary.isEmpty()) {
            return CAMUNDA.equals(XmlFile.namespace(element))
                    ? BpmnWords.CAMUNDA_ELEMENTS.get(element.getLocalName()).contains(name)
                    // What the engine would take for a language of scripts.
                    : !BpmnWords.REFUSED.containsKey(name);
        }
        if (vocabulary.equals(CAMUNDA)) {
            return BPMN.equals(XmlFile.namespace(element)) && BpmnWords.CAMUNDA_ATTRIBUTES.contains(name);
        }
        return BpmnWords.OTHER_ATTRIBUTES.contains(vocabulary);
    }

    private void judgeType(Element element, String vocabulary, String type) {
        if (!vocabulary.equals(CAMUNDA)) {
            findings.addIf(element, Rule.EXPRESSION, expressions.plain(type));
        } else if (!type.equals("external")) {
            findings.add(
                    element,
                    Rule.CONNECTOR,
                    "camunda:type=" + Expressions.quoted(type) + " sends mail or starts a program."
                            + " Name a delegate that the program registers instead, as ${name}.");
        } else if (!element.hasAttributeNS(CAMUNDA, "topic")) {
            findings.add(element, Rule.EXTERNAL_TASK, "It is an external task without a topic.");
        }
    }

    private void judgeTopic(Element element, String topic) {
        if (!known.topics().contains(topic)) {
            findings.add(
                    element,
                    Rule.EXTERNAL_TASK,
                    "Nobody works off the topic " + Expressions.quoted(topic)
                            + ". Topics are named in redress.models.external-topics; otherwise name a delegate.");
        }
    }

    private void judgeText(Element element, String name) {
        String text = XmlFile.text(element);
        if (CONDITIONS.contains(name)) {
            findings.addIf(element, Rule.EXPRESSION, expressions.condition(text));
        } else if (DATES.contains(name)) {
            findings.addIf(element, Rule.TERM, expressions.term(text));
        } else {
            findings.addIf(element, Rule.EXPRESSION, expressions.plain(text));
        }
    }

    private void judgeForm(Element element) {
        if (!element.hasAttributeNS(CAMUNDA, "formRef")) {
            return;
        }
        String form = element.getAttributeNS(CAMUNDA, "formRef");
        if (!element.getAttributeNS(CAMUNDA, "formRefBinding").equals("deployment")) {
            findings.add(
                    element,
                    Rule.FORM,
                    "Its form would change under tasks that are open. Set camunda:formRefBinding=\"deployment\".");
        }
        if (!forms.contains(form)) {
            findings.add(
                    element,
                    Rule.FORM,
                    "The form " + Expressions.quoted(form) + " is not deployed with it. Deploy the two together.");
        }
    }
}
