package io.redress.process.diff;

import io.redress.process.guard.ModelFile;
import io.redress.process.guard.XmlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** A diagram as a comparison sees it: elements by id with what is set at each, and where each is drawn. */
final class BpmnModel {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
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

    /** A rectangle. */
    record Box(double x, double y, double width, double height) {}

    /** A point of a line. */
    record Point(double x, double y) {}

    /**
     * Where an element is drawn.
     *
     * @param box null for a line
     * @param points empty for a box
     * @param label where its label stands, if that is not left to whoever draws
     */
    record Place(
            @Nullable Box box, List<Point> points, @Nullable Box label, boolean open) {}

    /**
     * One element.
     *
     * @param type its name in BPMN
     * @param trigger of an event, such as {@code timer}; empty if it has none
     * @param process the key of the process that it is in; the first of the file if it is in none
     * @param parent the id of what it lies in
     */
    record BpmnElement(String id, String type, String trigger, String process, String parent, Facts facts) {

        String name() {
            return facts.get("label");
        }

        boolean is(String... types) {
            return Set.of(types).contains(type);
        }

        /** Whether a token may stay here over the end of a transaction. */
        boolean isWait() {
            return is(
                            "userTask",
                            "receiveTask",
                            "intermediateCatchEvent",
                            "eventBasedGateway",
                            "callActivity",
                            "parallelGateway",
                            "inclusiveGateway")
                    || !facts.get("asyncBefore").isEmpty()
                    || !facts.get("asyncAfter").isEmpty()
                    || facts.get("type").equals("external");
        }
    }

    final String file;
    final Map<String, BpmnElement> elements = new LinkedHashMap<>();
    final Map<String, Place> places = new LinkedHashMap<>();

    private String first = "";

    private BpmnModel(String file) {
        this.file = file;
    }

    /** @throws CannotRead if it is no XML without tricks */
    static BpmnModel of(ModelFile file) {
        BpmnModel model = new BpmnModel(file.name());
        List<Element> all = Xml.elements(file);
        all.stream()
                .filter(element -> isBpmn(element, "process"))
                .findFirst()
                .ifPresent(process -> model.first = process.getAttribute("id"));
        all.stream().filter(BpmnModel::isOwn).forEach(model::add);
        all.forEach(model::place);
        return model;
    }

    /** The keys of its processes. */
    List<String> processes() {
        return elements.values().stream()
                .filter(element -> element.is("process"))
                .map(BpmnElement::id)
                .toList();
    }

    /** Such as {@code user task "Decide dispute"}. */
    String where(BpmnElement element) {
        String type = element.trigger().isEmpty() ? "" : element.trigger() + " ";
        String words = type + element.type().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        if (!element.name().isEmpty()) {
            return words + " \"" + element.name() + "\"";
        }
        if (element.is("sequenceFlow")) {
            return words + " from " + called(element.facts().get("comes from")) + " to "
                    + called(element.facts().get("leads to"));
        }
        return words;
    }

    /** An element by its label if it has one, otherwise by its id. */
    String called(String id) {
        BpmnElement element = elements.get(id);
        return element == null || element.name().isEmpty() ? id : "\"" + element.name() + "\"";
    }

    /** The names of the messages that something here waits for. */
    Set<String> messagesReceived() {
        return elements.values().stream()
                .filter(element -> element.is("startEvent", "boundaryEvent", "intermediateCatchEvent", "receiveTask"))
                .map(this::message)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The name of the message that an element waits for; empty if it waits for none. */
    String message(BpmnElement element) {
        String reference = element.is("receiveTask")
                ? element.facts().get("messageRef")
                : element.facts().get("message");
        BpmnElement message = elements.get(reference);
        return message == null ? "" : message.name();
    }

    private static boolean isBpmn(Element element, String name) {
        return BPMN.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static boolean isOwn(Element element) {
        return BPMN.equals(element.getNamespaceURI())
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
        elements.put(id, new BpmnElement(id, type, trigger, type.equals("process") ? id : process, parent, facts));
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
                places.put(
                        id, new Place(box, List.of(), label(drawn), !"false".equals(drawn.getAttribute("isExpanded"))));
            }
        } else if (drawn.getLocalName().equals("BPMNEdge")) {
            List<Point> points = new ArrayList<>();
            for (Element child : Xml.children(drawn)) {
                if (child.getLocalName().equals("waypoint")) {
                    points.add(new Point(Xml.number(child, "x"), Xml.number(child, "y")));
                }
            }
            places.put(id, new Place(null, List.copyOf(points), label(drawn), true));
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
