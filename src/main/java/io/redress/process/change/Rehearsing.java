package io.redress.process.change;

import io.redress.process.change.RehearsalReport.Case;
import io.redress.process.change.RehearsalReport.Process;
import io.redress.process.change.RehearsalReport.Row;
import io.redress.process.change.RehearsalReport.Verdict;
import io.redress.process.guard.ModelFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys models, moves every running case to them, one by one, and takes everything back. All of it happens in one
 * transaction that is never committed: whenever and however it ends, nothing has happened. To be used in an engine of its
 * own, which forgets afterwards what it has seen deployed.
 */
public final class Rehearsing {

    private static final int SECONDS = 24 * 60 * 60;

    private final ProcessEngine engine;
    private final TransactionTemplate takenBack;
    private final Trial trial;
    private final RunningCases running;

    private final Set<String> cases = new HashSet<>();
    private final List<Case> stuck = new ArrayList<>();
    private final Map<String, Map<String, String>> suggestions = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();
    private int instances;
    private int ended;

    public Rehearsing(ProcessEngine engine, PlatformTransactionManager transactions) {
        this.engine = engine;
        this.trial = new Trial(engine, transactions);
        this.running = new RunningCases(engine);
        takenBack = new TransactionTemplate(transactions);
        takenBack.setTimeout(SECONDS);
    }

    /**
     * Rehearses once.
     *
     * @param progress is told how many instances have been looked at
     * @throws RuntimeException the engine's, if the models cannot be deployed at all
     */
    public RehearsalReport rehearse(Collection<ModelFile> files, Mapping mapping, IntConsumer progress) {
        String content = Contents.hash(files);
        return Objects.requireNonNull(takenBack.execute(status -> {
            status.setRollbackOnly();
            List<Process> processes = new ArrayList<>();
            for (ProcessDefinition target : deploy(files)) {
                running.before(target).forEach((version, found) -> {
                    if (!found.isEmpty()) {
                        Route route = new Route(engine, trial, version, target, mapping.of(target.getKey()));
                        processes.add(through(route, found, progress));
                    }
                });
            }
            return new RehearsalReport(content, cases.size(), instances, ended, processes, stuck, suggestions, refused);
        }));
    }

    /** Without the lock that makes other nodes wait when they start, since it would be held all the time. */
    private List<ProcessDefinition> deploy(Collection<ModelFile> files) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.setDeploymentLockUsed(false);
        try {
            DeploymentBuilder deployment =
                    engine.getRepositoryService().createDeployment().name("rehearsal");
            Releases.add(files, deployment);
            DeploymentWithDefinitions deployed = deployment.deployWithResult();
            return deployed.getDeployedProcessDefinitions().stream()
                    .sorted(Comparator.comparing(ProcessDefinition::getKey))
                    .toList();
        } finally {
            configuration.setDeploymentLockUsed(true);
        }
    }

    private Process through(Route route, List<ProcessInstance> found, IntConsumer progress) {
        Map<String, Map<Verdict, Integer>> matrix = new TreeMap<>();
        refused.addAll(route.refused());
        for (ProcessInstance instance : found) {
            Set<String> waits = trial.waits(instance.getId());
            if (waits.isEmpty()) {
                ended++;
                continue;
            }
            instances++;
            cases.add(String.valueOf(instance.getBusinessKey()));
            Verdict verdict = verdict(route, instance, waits);
            waits.forEach(at -> matrix.computeIfAbsent(at, none -> new EnumMap<>(Verdict.class))
                    .merge(verdict, 1, Integer::sum));
            progress.accept(instances);
        }
        List<Row> rows = new ArrayList<>();
        matrix.forEach((at, verdicts) -> rows.add(new Row(
                route.element(at),
                verdicts.values().stream().mapToInt(Integer::intValue).sum(),
                verdicts)));
        ProcessDefinition from = route.from();
        ProcessDefinition to = route.to();
        return new Process(
                to.getResourceName(),
                to.getKey(),
                to.getName(),
                from.getVersionTag(),
                to.getVersionTag(),
                route.step(),
                rows);
    }

    private Verdict verdict(Route route, ProcessInstance instance, Set<String> waits) {
        if (!route.step().moves()) {
            return Verdict.STAYS;
        }
        Map<String, List<String>> obstacles = trial.obstacles(instance.getId(), route.plan());
        if (obstacles.isEmpty()) {
            return Verdict.MOVES;
        }
        boolean helps = !route.suggestions().isEmpty()
                && trial.obstacles(instance.getId(), route.suggested()).isEmpty();
        Verdict verdict = helps ? Verdict.NEEDS_MAPPING : Verdict.STRANDED;
        if (helps) {
            Map<String, String> needed =
                    suggestions.computeIfAbsent(route.to().getKey(), none -> new LinkedHashMap<>());
            obstacles.keySet().forEach(at -> {
                String next = route.suggestions().get(at);
                if (next != null) {
                    needed.put(at, next);
                }
            });
        }
        obstacles.forEach((at, reasons) -> stuck.add(new Case(
                String.valueOf(instance.getBusinessKey()),
                route.to().getResourceName(),
                route.element(at.isEmpty() ? waits.iterator().next() : at),
                verdict,
                reasons)));
        return verdict;
    }
}
