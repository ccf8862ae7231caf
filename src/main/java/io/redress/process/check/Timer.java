package io.redress.process.check;

import io.redress.policy.DeadlineName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A timer of a diagram.
 *
 * @param named what it names of the deadlines table, whether there is such a term or not
 */
record Timer(CatchEvent event, boolean isReminder, Optional<String> named) {

    private static final Pattern TERM =
            Pattern.compile("[$#]\\{\\s*deadlines\\.(due|reminder)\\(\\s*execution\\s*,\\s*'(\\w+)'\\s*\\)\\s*}");

    static List<Timer> of(ProcessModel process) {
        return process.each(CatchEvent.class)
                .flatMap(event -> of(event).stream())
                .toList();
    }

    static List<Timer> of(FlowNode node) {
        return node instanceof CatchEvent event
                ? ProcessModel.timers(event).map(timer -> of(event, timer)).toList()
                : List.of();
    }

    private static Timer of(CatchEvent event, TimerEventDefinition timer) {
        String date = Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                .filter(expression -> expression != null)
                .map(expression -> expression.getTextContent().strip())
                .findFirst()
                .orElse("");
        Matcher term = TERM.matcher(date);
        return term.matches()
                ? new Timer(event, term.group(1).equals("reminder"), Optional.of(term.group(2)))
                : new Timer(event, false, Optional.empty());
    }

    /** The term that it waits for; empty if there is none of that name. */
    Optional<DeadlineName> term() {
        return named.flatMap(name -> Arrays.stream(DeadlineName.values())
                .filter(term -> term.name().equals(name))
                .findFirst());
    }

    /** The step or phase at whose border it is. */
    Optional<FlowNode> host() {
        return event instanceof BoundaryEvent border ? Optional.ofNullable(border.getAttachedTo()) : Optional.empty();
    }

    /** Whether the step or phase is over when it goes off. */
    boolean ends() {
        return !(event instanceof BoundaryEvent border) || border.cancelActivity();
    }

    /** The events with timers at the border of a step and of the phases around it. */
    static List<BoundaryEvent> around(FlowNode node, ProcessModel process) {
        List<BoundaryEvent> timers = new ArrayList<>();
        for (ModelElementInstance host = node; host instanceof FlowNode activity; host = host.getParentElement()) {
            if (host.equals(node) || host instanceof SubProcess) {
                process.at(activity)
                        .filter(event -> ProcessModel.timers(event).findAny().isPresent())
                        .forEach(timers::add);
            }
        }
        return timers;
    }
}
