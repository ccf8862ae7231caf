package io.redress.process.diff;

import io.redress.process.guard.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A diagram as a comparison sees it: elements by id with what is set at each, and where each is drawn. */
final class BpmnModel {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

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

    BpmnModel(String file) {
        this.file = file;
    }

    /** @throws CannotRead if it is no XML without tricks */
    static BpmnModel of(ModelFile file) {
        return new BpmnReader(file.name()).read(Xml.elements(file));
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
}
