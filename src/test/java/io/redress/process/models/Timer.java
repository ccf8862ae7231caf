package io.redress.process.models;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** A timer on the border of a step or a phase, and the row of the deadlines table that it names. */
record Timer(BoundaryEvent event, String expression) {

    private static final Pattern TERM = Pattern.compile("\\$\\{deadlines\\.(due|reminder)\\(execution,'([A-Z_]+)'\\)}");

    static Stream<Timer> of(Model model) {
        return model.each(TimerEventDefinition.class)
                .map(timer -> new Timer(
                        (BoundaryEvent) timer.getParentElement(),
                        Optional.ofNullable(timer.getTimeDate())
                                .map(date -> date.getTextContent())
                                .orElse("")));
    }

    static Stream<Timer> on(Activity activity, Model model) {
        return of(model).filter(timer -> timer.event().getAttachedTo().equals(activity));
    }

    boolean namesATerm() {
        return TERM.matcher(expression).matches();
    }

    boolean isReminder() {
        return matcher().group(1).equals("reminder");
    }

    boolean endsTheStep() {
        return event.cancelActivity();
    }

    String deadline() {
        return matcher().group(2);
    }

    private Matcher matcher() {
        Matcher matcher = TERM.matcher(expression);
        if (!matcher.matches()) {
            throw new IllegalStateException(event.getId() + " names no term: " + expression);
        }
        return matcher;
    }

    @Override
    public String toString() {
        return event.getId();
    }
}
