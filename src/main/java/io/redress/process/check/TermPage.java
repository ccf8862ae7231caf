package io.redress.process.check;

import io.redress.policy.DeadlineName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** Every timer, term and retry of the models, for people of the business. */
public record TermPage(List<Wait> waits, List<Other> others, List<Retry> retries) {

    private static final Pattern RETRIES = Pattern.compile("R(\\d+)/(P.+)");

    /**
     * A timer at a step.
     *
     * @param lengths how long, one for each case that the table makes
     * @param reminder when somebody is reminded; empty if nobody is
     * @param then what comes when it is over
     */
    public record Wait(
            String process,
            String step,
            String event,
            String element,
            String term,
            List<Length> lengths,
            String reminder,
            String then) {}

    /** @param when in which case; empty if in all */
    public record Length(String when, String term, String basis, String rule, String row) {

        /** Such as {@code 2 days, with a safety hazard}. */
        public String inWords() {
            return term + (when.isEmpty() ? "" : ", " + when);
        }
    }

    /** A term that no timer waits for: the service itself counts it. */
    public record Other(String term, List<Length> lengths, String reminder) {}

    /** What is tried again if it fails. */
    public record Retry(String process, String step, String element, String times) {}

    static TermPage of(ModelSet models) {
        TermTable table = TermTable.of(models);
        Set<DeadlineName> left = EnumSet.allOf(DeadlineName.class);
        List<Wait> waits = new ArrayList<>();
        List<Retry> retries = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            List<Timer> timers = Timer.of(process);
            for (Timer timer : timers) {
                timer.term().ifPresent(term -> {
                    left.remove(term);
                    if (!timer.isReminder() || timers.stream().noneMatch(other -> isEnd(other, timer))) {
                        waits.add(wait(process, timer, term, timers, table));
                    }
                });
            }
            process.each(ServiceTask.class)
                    .filter(service -> service.isCamundaAsyncBefore())
                    .forEach(service -> retries.add(new Retry(
                            ProcessModel.name(process.process()),
                            plain(process, service),
                            service.getId(),
                            times(Calls.retries(service)))));
        }
        List<Other> others = left.stream()
                .filter(table::knows)
                .map(term -> new Other(inWords(term), lengths(table.of(term)), reminder(table.of(term))))
                .toList();
        return new TermPage(waits, others, retries);
    }

    /** Whether it waits for the end of what {@code reminder} reminds of. */
    private static boolean isEnd(Timer timer, Timer reminder) {
        return !timer.isReminder()
                && timer.host().equals(reminder.host())
                && timer.term().equals(reminder.term());
    }

    private static Wait wait(
            ProcessModel process, Timer timer, DeadlineName term, List<Timer> timers, TermTable table) {
        boolean reminds = timers.stream()
                .anyMatch(other -> other.isReminder()
                        && other.host().equals(timer.host())
                        && other.term().filter(term::equals).isPresent());
        String next = process.outgoing(timer.event()).stream()
                .map(SequenceFlow::getTarget)
                .map(node -> plain(process, node))
                .collect(Collectors.joining(", "));
        return new Wait(
                ProcessModel.name(process.process()),
                timer.host().map(host -> plain(process, host)).orElseGet(() -> plain(process, timer.event())),
                plain(process, timer.event()),
                timer.event().getId(),
                inWords(term),
                lengths(table.of(term)),
                reminds ? reminder(table.of(term)) : "",
                next + (timer.ends() ? "" : "; the step stays open"));
    }

    private static List<Length> lengths(List<TermTable.Line> lines) {
        return lines.stream()
                .map(line -> new Length(
                        line.when(),
                        Words.term(line.term()),
                        line.basis().equals("WORKING") ? "working days" : "calendar days",
                        line.rule(),
                        line.row()))
                .toList();
    }

    private static String reminder(List<TermTable.Line> lines) {
        return lines.stream()
                .map(TermTable.Line::reminder)
                .filter(reminder -> !reminder.isEmpty())
                .distinct()
                .map(reminder -> Words.term(reminder) + " before")
                .collect(Collectors.joining(", "));
    }

    private static String plain(ProcessModel process, FlowNode node) {
        String name = ProcessModel.name(node);
        if (!name.isEmpty() || process.outgoing(node).isEmpty()) {
            return name;
        }
        // A merge has no name: what comes after it has.
        return process.outgoing(node).stream()
                .map(flow -> ProcessModel.name(flow.getTarget()))
                .collect(Collectors.joining(", "));
    }

    private static String times(String cycle) {
        Matcher retries = RETRIES.matcher(cycle);
        return retries.matches()
                ? retries.group(1) + " times, " + Words.term(retries.group(2)) + " apart"
                : cycle.isEmpty() ? "as often as the engine is set to" : cycle;
    }

    private static String inWords(DeadlineName term) {
        String words = term.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
