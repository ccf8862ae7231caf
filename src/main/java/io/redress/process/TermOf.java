package io.redress.process;

import io.redress.policy.DeadlineName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/**
 * Which term the timer stands for that led a token to its service task. The diagram names the term once, in the timer,
 * so that timer and task cannot disagree.
 */
final class TermOf {

    private static final Pattern TERM = Pattern.compile("deadlines\\.\\w+\\(\\s*execution\\s*,\\s*'(\\w+)'");

    private TermOf() {}

    static DeadlineName timerBefore(DelegateExecution token) {
        FlowNode task = (FlowNode) token.getBpmnModelElementInstance();
        for (FlowNode before : task.getPreviousNodes().list()) {
            if (before instanceof CatchEvent event) {
                for (TimerEventDefinition timer : event.getChildElementsByType(TimerEventDefinition.class)) {
                    Matcher term = TERM.matcher(timer.getTimeDate().getTextContent());
                    if (term.find()) {
                        return DeadlineName.valueOf(term.group(1));
                    }
                }
            }
        }
        throw new IllegalStateException("service task " + token.getCurrentActivityId()
                + " must follow a timer whose date is ${deadlines.due(execution, '…')}");
    }
}
