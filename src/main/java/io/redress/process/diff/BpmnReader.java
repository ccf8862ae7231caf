package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.Box;
import io.redress.process.diff.BpmnModel.BpmnElement;
import io.redress.process.diff.BpmnModel.Place;
import io.redress.process.diff.BpmnModel.Point;
import io.redress.process.guard.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Reads a diagram: each element with the words that a comparison has for what is set at it, and where it is drawn. */
final class BpmnReader {

    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";

    /** What has a place of its own in a diagram, or is referred to; all else is a part of one of these. */
    private static final Set<String> OWN = Set.of(
            "process",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "callActivity",
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "businessRuleTask",
            "scriptTask",
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "complexGateway",
            "sequenceFlow",
            "textAnnotation",
            "association",
            "group",
            "message",
            "error",
            "signal",
            "escalation",
            "collaboration",
            "participant",
            "lane",
            "messageFlow",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("name", "label"),
            Map.entry("sourceRef", "comes from"),
            Map.entry("targetRef", "leads to"),
            Map.entry("conditionExpression", "condition"),
            Map.entry("default", "default flow"),
            Map.entry("delegateExpression", "delegate"),
            Map.entry("formRef", "form"),
            Map.entry("candidateGroups", "candidate groups"),
            Map.entry("calledElement", "called process"),
            Map.entry("attachedToRef", "attached to"),
            Map.entry("cancelActivity", "interrupts"),
            Map.entry("failedJobRetryTimeCycle", "retries"),
            Map.entry("historyTimeToLive", "history kept for"),
            Map.entry("timerEventDefinition timeDate", "timer"),
            Map.entry("timerEventDefinition timeDuration", "timer (duration)"),
            Map.entry("timerEventDefinition timeCycle", "timer (cycle)"),
            Map.entry("messageEventDefinition messageRef", "message"),
            Map.entry("errorEventDefinition errorRef", "error"),
            Map.entry("versionTag", "version tag"));

    private final BpmnModel model;

    /** The key of the first process of the file. */
    private String first = "";

    BpmnReader(String file) {
        model = new BpmnModel(file);
    }

    /** @param all elements of the file, in its order */
    BpmnModel read(List<Element> all) {
        all.stream()
                .filter(element -> isBpmn(element, "process"))
                .findFirst()
                .ifPresent(process -> first = process.getAttribute("id"));
        all.stream().filter(BpmnReader::isOwn).forEach(this::add);
        all.forEach(this::place);
        return model;
    }

    private static boolean isBpmn(Element element, String name) {
        return BpmnModel.BPMN.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static boolean isOwn(Element element) {
        return BpmnModel.BPMN.equals(element.getNamespaceURI())
                && OWN.contains(element.getLocalName())
                && element.hasAttribute("id");
    }

    private void add(Element element) {
        Facts facts = new Facts();
        String trigger = "";
        for (Attr attribute : XmlFile.attributes(element)) {
            if (!attribute.getLocalName().equals("id")) {
                facts.put(word(attribute.getLocalName()), Xml.oneLine(attribute.getValue()));
            }
        }
        for (Element child : Xml.children(element)) {
            if (!isOwn(child)) {
                collect(child, "", facts);
                String name = child.getLocalName();
                if (name.endsWith("EventDefinition")) {
                    trigger = name.substring(0, name.length() - "EventDefinition".length());
                }
            }
        }
        String process = first;
        String parent = "";
        for (Element outer = XmlFile.parent(element); outer != null; outer = XmlFile.parent(outer)) {
            if (parent.isEmpty() && isOwn(outer)) {
                parent = outer.getAttribute("id");
            }
            if (isBpmn(outer, "process")) {
                process = outer.getAttribute("id");
            }
        }
        String id = element.getAttribute("id");
        String type = element.getLocalName();
        model.elements.put(
                id, new BpmnElement(id, type, trigger, type.equals("process") ? id : process, parent, facts));
    }

    /** What stands below an element without being one: conditions, terms, properties, documentation. */
    private static void collect(Element part, String path, Facts facts) {
        String name = part.getLocalName();
        if (Set.of("incoming", "outgoing", "laneSet", "flowNodeRef").contains(name)) {
            return;
        }
        boolean wraps = Set.of("extensionElements", "properties", "inputOutput").contains(name);
        String here = wraps ? path : (path + " " + name).strip();
        String named = part.getAttribute("name")
                + part.getAttribute("target")
                + part.getAttribute("businessKey").replaceAll(".+", "businessKey");
        if (!named.isEmpty() && !wraps) {
            here += " \"" + named + "\"";
        }
        String text = Xml.oneLine(XmlFile.text(part));
        List<Element> children = Xml.children(part);
        boolean said = false;
        if (!text.isEmpty()) {
            facts.put(word(here), text);
            said = true;
        }
        for (Attr attribute : XmlFile.attributes(part)) {
            String setting = attribute.getLocalName();
            if (Set.of("id", "name", "target", "type").contains(setting)) {
                continue;
            }
            String key = setting.equals("value") || setting.equals("source") || setting.equals("sourceExpression")
                    ? here
                    : here + " " + setting;
            facts.put(word(key), Xml.oneLine(attribute.getValue()));
            said = true;
        }
        children.forEach(child -> collect(child, wraps ? path : (path + " " + name).strip(), facts));
        if (!said && children.isEmpty()) {
            facts.put(word(here), "set");
        }
    }

    private static String word(String name) {
        return WORDS.getOrDefault(name, name);
    }

    private void place(Element drawn) {
        if (!DI.equals(drawn.getNamespaceURI())) {
            return;
        }
        String id = drawn.getAttribute("bpmnElement");
        if (drawn.getLocalName().equals("BPMNShape")) {
            Box box = Xml.box(drawn);
            if (box != null) {
                model.places.put(
                        id, new Place(box, List.of(), label(drawn), !"false".equals(drawn.getAttribute("isExpanded"))));
            }
        } else if (drawn.getLocalName().equals("BPMNEdge")) {
            List<Point> points = new ArrayList<>();
            for (Element child : Xml.children(drawn)) {
                if (child.getLocalName().equals("waypoint")) {
                    points.add(new Point(Xml.number(child, "x"), Xml.number(child, "y")));
                }
            }
            model.places.put(id, new Place(null, List.copyOf(points), label(drawn), true));
        }
    }

    private static @Nullable Box label(Element drawn) {
        for (Element child : Xml.children(drawn)) {
            if (child.getLocalName().equals("BPMNLabel")) {
                return Xml.box(child);
            }
        }
        return null;
    }
}
