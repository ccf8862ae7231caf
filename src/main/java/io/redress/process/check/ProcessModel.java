package io.redress.process.check;

import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One process of one file. It does not change, so that what its document is searched for is searched once. */
public final class ProcessModel {

    private static final String SOURCE = "sourceRef";
    private static final String ATTACHED_TO = "attachedToRef";
    private static final Pattern DELEGATE = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    private final String file;
    private final Process process;
    private final Map<Class<?>, List<?>> elements = new HashMap<>();
    private final Map<String, List<SequenceFlow>> outgoing;

    ProcessModel(String file, Process process) {
        this.file = file;
        this.process = process;
        this.outgoing = each(SequenceFlow.class)
                .filter(flow -> flow.getAttributeValue(SOURCE) != null)
                .collect(Collectors.groupingBy(flow -> flow.getAttributeValue(SOURCE)));
    }

    public String file() {
        return file;
    }

    public Process process() {
        return process;
    }

    public String id() {
        return process.getId();
    }

    /** All elements of a type or of its subtypes, at whatever depth. */
    @SuppressWarnings("unchecked")
    public <T extends ModelElementInstance> Stream<T> each(Class<T> type) {
        return (Stream<T>) elements.computeIfAbsent(type, this::search).stream();
    }

    private List<?> search(Class<?> type) {
        return process.getModelInstance().getModelElementsByType(type.asSubclass(ModelElementInstance.class)).stream()
                .filter(this::isMine)
                .toList();
    }

    private boolean isMine(ModelElementInstance element) {
        for (ModelElementInstance outer = element; outer != null; outer = outer.getParentElement()) {
            if (outer.equals(process)) {
                return true;
            }
        }
        return false;
    }

    Finding finding(BaseElement element, Rule rule, String sentence) {
        return new Finding(file, element.getId(), where(element), rule, sentence);
    }

    /** Such as {@code service task "Close case"}. */
    static String where(BaseElement element) {
        String kind = kind(element);
        String name = name(element);
        if (!name.isEmpty()) {
            return kind + " \"" + name + "\"";
        }
        if (element instanceof SequenceFlow flow && flow.getSource() != null && flow.getTarget() != null) {
            return kind + " from " + label(flow.getSource()) + " to " + label(flow.getTarget());
        }
        return kind;
    }

    /** How an element is called in the middle of a sentence. */
    static String label(BaseElement element) {
        String name = name(element);
        return name.isEmpty() ? element.getId() : "\"" + name + "\"";
    }

    private static String kind(BaseElement element) {
        return element.getElementType()
                .getTypeName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** The label of an element, in one line; empty if it has none. */
    public static String name(BaseElement element) {
        String name = "";
        if (element instanceof FlowElement named) {
            name = named.getName();
        } else if (element instanceof Process named) {
            name = named.getName();
        }
        return name == null ? "" : name.strip().replaceAll("\\s+", " ");
    }

    /** The delegate that a service task calls; empty if it calls none. */
    public static Optional<String> delegate(FlowNode node) {
        if (!(node instanceof ServiceTask service) || service.getCamundaDelegateExpression() == null) {
            return Optional.empty();
        }
        Matcher delegate = DELEGATE.matcher(service.getCamundaDelegateExpression());
        return delegate.matches() ? Optional.of(delegate.group(1)) : Optional.empty();
    }

    static Stream<TimerEventDefinition> timers(FlowNode event) {
        return event.getChildElementsByType(TimerEventDefinition.class).stream();
    }

    /** The events at the border of a step or phase; by its id alone, since to find who is meant the document would be searched. */
    public Stream<BoundaryEvent> at(FlowNode activity) {
        return each(BoundaryEvent.class)
                .filter(event ->
                        activity.getId() != null && activity.getId().equals(event.getAttributeValue(ATTACHED_TO)));
    }

    static boolean isEventSubprocess(ModelElementInstance element) {
        return element instanceof SubProcess subprocess && subprocess.triggeredByEvent();
    }

    /** The flows that lead away, as the engine finds them: by where they begin. */
    public List<SequenceFlow> outgoing(FlowNode node) {
        return outgoing.getOrDefault(node.getId(), List.of());
    }

    boolean ends(FlowNode node) {
        return node instanceof EndEvent
                || !isEventSubprocess(node) && outgoing(node).isEmpty();
    }
}
