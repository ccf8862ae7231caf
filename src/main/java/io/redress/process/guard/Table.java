package io.redress.process.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Judges one file of decision tables. */
final class Table {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private static final Set<String> WORDS = BpmnWords.words("""
                    definitions decision decisionTable description extensionElements input inputExpression
                    inputValues output outputValues text rule inputEntry outputEntry annotation
                    annotationEntry informationRequirement requiredDecision requiredInput inputData variable
                    authorityRequirement requiredAuthority knowledgeSource textAnnotation association
                    sourceRef targetRef literalExpression question allowedAnswers""");

    private static final Set<String> PICTURE =
            BpmnWords.words("DMNDI DMNDiagram DMNShape DMNEdge DMNLabel Size Bounds waypoint bounds edge waypoints");

    /** Each version of DMN that the engine reads. */
    private static final Set<String> DMN = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/");

    private static final Set<String> PICTURES = Set.of(
            "http://www.omg.org/spec/DMN/20180521/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    private static final Set<String> OTHER_ATTRIBUTES = Set.of(
            "http://www.w3.org/XML/1998/namespace",
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    private static final Map<String, Set<String>> CAMUNDA_ATTRIBUTES = Map.of(
            "decision", Set.of("historyTimeToLive", "versionTag"),
            "input", Set.of("inputVariable"));

    private static final Pattern FEEL =
            Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/\\d+|DMN/\\d+/FEEL/?)");

    private static final Pattern LITERALS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** By which a function of FEEL is written in Java, or comes from another model. */
    private static final Pattern EXTERNAL = Pattern.compile("\\bexternal\\b");

    private final Findings findings;

    Table(String file, String namespace) {
        this.findings = new Findings(file, namespace);
    }

    static List<Finding> judge(String file, List<Element> elements) {
        return new Table(file, XmlFile.namespace(elements.get(0))).judge(elements);
    }

    private List<Finding> judge(List<Element> elements) {
        elements.forEach(this::judge);
        return findings.all();
    }

    private void judge(Element element) {
        String vocabulary = XmlFile.namespace(element);
        String name = element.getLocalName();
        boolean ofTable = DMN.contains(vocabulary) && WORDS.contains(name);
        if (!ofTable && !(PICTURES.contains(vocabulary) && PICTURE.contains(name))) {
            findings.add(
                    element,
                    Rule.UNKNOWN,
                    "<" + element.getNodeName() + "> is nothing that a table here may use. Remove it.");
            return;
        }
        XmlFile.attributes(element).forEach(attribute -> judge(element, attribute));
        if (name.equals("decision")) {
            findings.addIf(
                    element, Rule.HISTORY, History.refusal(element.getAttributeNS(CAMUNDA, "historyTimeToLive")));
        }
        if (name.equals("text")
                && EXTERNAL.matcher(LITERALS.matcher(XmlFile.text(element)).replaceAll("\"\""))
                        .find()) {
            findings.add(
                    element,
                    Rule.LANGUAGE,
                    Expressions.quoted(XmlFile.text(element))
                            + " defines a function in another language. Only FEEL itself is evaluated.");
        }
    }

    private void judge(Element element, Attr attribute) {
        String vocabulary = XmlFile.namespace(attribute);
        String name = attribute.getLocalName();
        if (vocabulary.isEmpty()) {
            if (name.equals("expressionLanguage")
                    && !FEEL.matcher(attribute.getValue()).matches()) {
                findings.add(
                        element,
                        Rule.LANGUAGE,
                        "It is written in " + Expressions.quoted(attribute.getValue())
                                + ". Tables are written in FEEL.");
            }
            return;
        }
        boolean known = vocabulary.equals(CAMUNDA)
                ? CAMUNDA_ATTRIBUTES
                        .getOrDefault(element.getLocalName(), Set.of())
                        .contains(name)
                : OTHER_ATTRIBUTES.contains(vocabulary);
        if (!known) {
            findings.add(
                    element, Rule.UNKNOWN, attribute.getName() + " is nothing that a table here may use. Remove it.");
        }
    }
}
