package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.policy.DeadlineName;
import io.redress.process.contract.DelegateContract;
import io.redress.process.contract.Kind;
import io.redress.process.contract.StepContract;
import io.redress.process.contract.Variable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.jspecify.annotations.Nullable;

/**
 * Holds what delegates and steps of one model declare against what they do: the variables and terms of a case before and
 * after each, as the engine itself tells.
 */
final class ContractProbe {

    /** What a term that runs out while somebody has the task may set. */
    private static final Set<String> OF_THE_LEAD = Set.of("mediatorGroups", "signatoryGroups", "reviewerGroups");

    private static final Map<String, DelegateContract> DELEGATES =
            Delegates.all().stream().collect(Collectors.toMap(DelegateContract::bean, contract -> contract));

    private final Cases cases;
    private final Map<String, Declared> declared = new HashMap<>();
    private final Map<String, Before> before = new ConcurrentHashMap<>();
    private final Set<String> expected = new TreeSet<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Set<String> undeclared = new ConcurrentSkipListSet<>();

    private ContractProbe(Cases cases) {
        this.cases = cases;
    }

    static ContractProbe of(ScopeImpl process, Cases cases) {
        ContractProbe probe = new ContractProbe(cases);
        probe.listenTo(process);
        return probe;
    }

    private void listenTo(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            boolean step = activity.getActivityBehavior() instanceof UserTaskActivityBehavior;
            if (step || "serviceTask".equals(activity.getProperty("type"))) {
                ExecutionListener arrival = this::arrive;
                ExecutionListener departure = token -> leave(token, step ? OF_THE_LEAD : Set.of());
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, arrival);
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, departure);
            }
            listenTo(activity);
        }
    }

    private void arrive(DelegateExecution token) {
        before.put(token.getActivityInstanceId(), new Before(token.getVariables(), terms(token)));
    }

    private void leave(DelegateExecution token, Set<String> others) {
        Before then = before.remove(token.getActivityInstanceId());
        // A delegate that throws an error has begun what it begins; a step that a timer ends has done nothing.
        if (then == null || token.isCanceled() && !others.isEmpty()) {
            return;
        }
        Declared contract = declared.computeIfAbsent(token.getCurrentActivityId(), id -> declaredBy(token));
        Map<String, Object> now = token.getVariables();
        now.forEach((name, value) -> {
            Variable variable = contract.variable(name);
            if (variable != null) {
                seen.add(contract.name() + " sets " + name + word(variable, value));
                if (variable.kind() == Kind.WORD && !variable.canBe(String.valueOf(value))
                        || variable.kind() == Kind.TRUTH && !(value instanceof Boolean)) {
                    undeclared.add(contract.name() + " sets " + name + " to " + value);
                }
            } else if (!others.contains(name) && then.changed(name, value)) {
                undeclared.add(contract.name() + " sets " + name);
            }
        });
        terms(token).forEach((term, deadline) -> {
            if (!deadline.equals(then.terms().get(term))) {
                seen.add(contract.name() + " begins " + term);
            }
            // While somebody has the task, terms that run are moved by others.
            if (!then.terms().containsKey(term) && !contract.begins().contains(term)) {
                undeclared.add(contract.name() + " begins " + term);
            }
        });
    }

    private Declared declaredBy(DelegateExecution token) {
        Declared contract;
        if (token.getBpmnModelElementInstance() instanceof ServiceTask service) {
            DelegateContract of =
                    DELEGATES.get(service.getCamundaDelegateExpression().replaceAll("[${}]", ""));
            contract = new Declared(of.bean(), of.sets(), of.begins());
        } else {
            StepContract of = StepContracts.of(
                    StepTasks.stepOf(token.getCurrentActivityId()).orElseThrow());
            contract = new Declared(of.step().name(), of.sets(), of.begins());
        }
        contract.begins().forEach(term -> expected.add(contract.name() + " begins " + term));
        contract.sets()
                .forEach(variable -> words(variable)
                        .forEach(word -> expected.add(contract.name() + " sets " + variable.name() + word)));
        return contract;
    }

    private static Stream<String> words(Variable variable) {
        return switch (variable.kind()) {
            case WORD -> variable.words().stream().map(word -> " to " + word);
            case TRUTH -> Stream.of(" to true", " to false");
            case GROUPS, PERSON, TEXT -> Stream.of("");
        };
    }

    private static String word(Variable variable, @Nullable Object value) {
        return variable.kind() == Kind.WORD || variable.kind() == Kind.TRUTH ? " to " + value : "";
    }

    private Map<DeadlineName, Deadline> terms(DelegateExecution token) {
        ReturnCase subject = cases.lock(new CaseNumber(token.getProcessBusinessKey()));
        Map<DeadlineName, Deadline> terms = new EnumMap<>(DeadlineName.class);
        for (DeadlineName name : DeadlineName.values()) {
            subject.deadline(name).ifPresent(deadline -> terms.put(name, deadline));
        }
        return terms;
    }

    /** Fails with what was done and not declared, and with what was declared and never done. */
    void assertTrue() {
        assertThat(undeclared).as("done, and not declared").isEmpty();
        assertThat(seen).as("declared, and seen in some walk").containsAll(expected);
    }

    private record Before(Map<String, Object> variables, Map<DeadlineName, Deadline> terms) {
        boolean changed(String name, @Nullable Object value) {
            return !variables.containsKey(name) || !Objects.equals(variables.get(name), value);
        }
    }

    private record Declared(String name, List<Variable> sets, List<DeadlineName> begins) {
        @Nullable
        Variable variable(String variable) {
            return sets.stream()
                    .filter(set -> set.name().equals(variable))
                    .findFirst()
                    .orElse(null);
        }
    }
}
