package io.redress.process.check;

import io.redress.policy.DeadlineName;
import io.redress.process.check.Ways.Place;
import io.redress.process.contract.DelegateContract;
import io.redress.process.contract.StepContract;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** Whether nothing waits for ever, and every timer knows its date. */
final class Waits implements Look {

    private static final String PARTIES = "party-support";

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        TermTable terms = TermTable.of(models);
        Beginnings beginnings = Beginnings.of(models, world);
        Ways ways = Ways.across(models);
        List<Place> starts = models.process(world.first()).map(Ways::starts).orElse(List.of());
        boolean connected = models.processes().stream()
                .flatMap(process -> process.each(CallActivity.class))
                .allMatch(call -> models.process(Ways.called(call)).isPresent());
        for (ProcessModel process : models.processes()) {
            Stream.of(UserTask.class, ReceiveTask.class, IntermediateCatchEvent.class)
                    .flatMap(process::each)
                    .map(FlowNode.class::cast)
                    .filter(node -> ProcessModel.timers(node).findAny().isEmpty())
                    .forEach(node -> wayOut(node, process, found));
            for (Timer timer : Timer.of(process)) {
                timer(timer, process, world, terms, found);
                // Where a call leads nowhere, that is what has to be put right first.
                timer.term()
                        .filter(term -> connected)
                        .ifPresent(term -> begun(timer, term, process, beginnings, ways, starts, found));
            }
            process.each(ServiceTask.class).forEach(service -> follows(service, process, world, found));
        }
    }

    private static void wayOut(FlowNode node, ProcessModel process, Consumer<Finding> found) {
        List<BoundaryEvent> timers = Timer.around(node, process);
        boolean ofAParty = node instanceof UserTask task && PARTIES.equals(task.getCamundaCandidateGroups());
        if (timers.isEmpty()) {
            found.accept(process.finding(
                    node, Rule.WAIT, "It may wait for ever: neither it nor the phase around it has a timer."));
        } else if (ofAParty && timers.stream().noneMatch(BoundaryEvent::cancelActivity)) {
            found.accept(process.finding(
                    node,
                    Rule.WAIT,
                    "A party can let the case lie for ever: no timer at it or around it ends the wait."));
        }
    }

    private static void timer(
            Timer timer, ProcessModel process, World world, TermTable terms, Consumer<Finding> found) {
        if (timer.term().isEmpty()) {
            if (timer.named().isEmpty()) {
                found.accept(process.finding(
                        timer.event(),
                        Rule.TERM,
                        "Its date does not come from the deadlines table. Write ${deadlines.due(execution,'…')} with the"
                                + " name of a term."));
            }
            return;
        }
        DeadlineName term = timer.term().get();
        if (!terms.isMissing() && !terms.knows(term)) {
            found.accept(process.finding(
                    timer.event(),
                    Rule.TERM,
                    "It waits for the term " + term + ", for which the deadlines table has no row."));
        }
        if (timer.isReminder()) {
            if (timer.ends()) {
                found.accept(process.finding(
                        timer.event(),
                        Rule.WAIT,
                        "It reminds, and so must not end the step: make it non-interrupting."));
            }
            if (terms.knows(term) && !terms.reminds(term)) {
                found.accept(process.finding(
                        timer.event(),
                        Rule.TERM,
                        "It never goes off: the deadlines table has no reminder for the term " + term + "."));
            }
            timer.host()
                    .flatMap(host -> world.step(host.getId()))
                    .filter(step -> step.step().deadline() != term)
                    .ifPresent(step -> found.accept(process.finding(
                            timer.event(),
                            Rule.TERM,
                            "It reminds of the term " + term + ", while the parties are told the term "
                                    + step.step().deadline() + " at this step.")));
        }
    }

    private static void follows(ServiceTask service, ProcessModel process, World world, Consumer<Finding> found) {
        Optional<DelegateContract> delegate = ProcessModel.delegate(service).flatMap(world::delegate);
        List<DeadlineName> before = service.getPreviousNodes().list().stream()
                .flatMap(node -> Timer.of(node).stream())
                .flatMap(timer -> timer.term().stream())
                .toList();
        if (delegate.filter(DelegateContract::afterTimer).isPresent() && before.isEmpty()) {
            found.accept(process.finding(
                    service, Rule.TERM, "It takes the term from the timer right before it, and no timer leads to it."));
        }
        delegate.map(DelegateContract::terms)
                .filter(known -> !known.isEmpty())
                .ifPresent(known -> before.stream()
                        .filter(term -> !known.contains(term))
                        .forEach(term -> found.accept(process.finding(
                                service,
                                Rule.TERM,
                                "The timer before it waits for the term " + term
                                        + ", of which it knows nothing. It knows "
                                        + Words.list(
                                                known.stream().map(Enum::name).toList()) + "."))));
        property(service)
                .filter(said -> before.stream().noneMatch(term -> term.name().equals(said)))
                .ifPresent(said -> found.accept(process.finding(
                        service,
                        Rule.TERM,
                        "Its property says the term " + said + ", the timer before it "
                                + (before.isEmpty()
                                        ? "does not exist."
                                        : "waits for "
                                                + Words.list(before.stream()
                                                        .map(Enum::name)
                                                        .toList())
                                                + "."))));
    }

    private static Optional<String> property(ServiceTask service) {
        return Stream.ofNullable(service.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "deadline".equals(property.getCamundaName()))
                .map(property -> String.valueOf(property.getCamundaValue()))
                .findFirst();
    }

    /**
     * Whether the term of a timer has begun when the timer is set. What a person does begins a term in some ways to end the
     * step only, so that then it is enough if one of them leads to the timer.
     */
    private static void begun(
            Timer timer,
            DeadlineName term,
            ProcessModel process,
            Beginnings beginnings,
            Ways ways,
            List<Place> starts,
            Consumer<Finding> found) {
        Place place = Ways.before(process, timer.event().getId());
        Set<Place> always = beginnings.always().getOrDefault(term, Set.of());
        Set<Place> sometimes = beginnings.sometimes().getOrDefault(term, Set.of());
        if (always.isEmpty() && sometimes.isEmpty()) {
            found.accept(process.finding(
                    timer.event(),
                    Rule.TERM,
                    "It waits for the term " + term + ", which nothing in the diagrams begins."));
        } else if (sometimes.isEmpty() && ways.from(starts, always::contains).contains(place)) {
            found.accept(process.finding(
                    timer.event(),
                    Rule.TERM,
                    "It waits for the term " + term
                            + ", and some way leads here on which that has not begun: the case would" + " get stuck."));
        } else if (!ways.from(List.copyOf(always), none -> false).contains(place)
                && !ways.from(List.copyOf(sometimes), none -> false).contains(place)) {
            found.accept(process.finding(
                    timer.event(),
                    Rule.TERM,
                    "It waits for the term " + term + ", which only begins later: the case would get stuck."));
        }
    }

    /**
     * After which places a term runs.
     *
     * @param sometimes where that depends on what a person does there
     */
    private record Beginnings(Map<DeadlineName, Set<Place>> always, Map<DeadlineName, Set<Place>> sometimes) {

        static Beginnings of(ModelSet models, World world) {
            Beginnings all = new Beginnings(new HashMap<>(), new HashMap<>());
            for (ProcessModel process : models.processes()) {
                process.each(FlowNode.class)
                        .forEach(node -> begins(node, world)
                                .forEach(term -> (node instanceof UserTask ? all.sometimes : all.always)
                                        .computeIfAbsent(term, none -> new HashSet<>())
                                        .add(Ways.after(process, node.getId()))));
            }
            return all;
        }
    }

    private static List<DeadlineName> begins(FlowNode node, World world) {
        return node instanceof UserTask
                ? world.step(node.getId()).map(StepContract::begins).orElse(List.of())
                : ProcessModel.delegate(node)
                        .flatMap(world::delegate)
                        .map(DelegateContract::begins)
                        .orElse(List.of());
    }
}
