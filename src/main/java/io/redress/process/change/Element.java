package io.redress.process.change;

import java.util.Locale;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;

/**
 * Something in a diagram, for people.
 *
 * @param kind such as {@code user task}
 */
public record Element(String id, String kind, @Nullable String label) {

    static Element of(BpmnModelInstance model, String id) {
        return model.getModelElementById(id) instanceof FlowElement element
                ? of(element)
                : new Element(id, "element", null);
    }

    static Element of(FlowElement element) {
        String kind = element.getElementType()
                .getTypeName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        String name = element.getName();
        return new Element(element.getId(), kind, name == null ? null : name.replaceAll("\\s+", " "));
    }

    /** Such as {@code user task "File dispute" (task_fileDispute)}. */
    String inWords() {
        return called() + " (" + id + ")";
    }

    /** The same without the id. */
    String called() {
        return kind + (label == null ? "" : " \"" + label + "\"");
    }
}
