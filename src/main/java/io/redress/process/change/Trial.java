package io.redress.process.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves one instance and takes it back at once, to a savepoint: so that its rows are locked for no longer than that, and
 * a failure leaves the surrounding transaction as it was.
 */
final class Trial {

    private final ProcessEngine engine;
    private final TransactionTemplate inside;

    Trial(ProcessEngine engine, PlatformTransactionManager transactions) {
        this.engine = engine;
        inside = new TransactionTemplate(transactions);
        inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What may fail without more than itself having failed. */
    <T> T guarded(Supplier<T> work) {
        return Objects.requireNonNull(inside.execute(status -> work.get()));
    }

    /** Where it waits, by the ids of elements; empty if it has ended. */
    Set<String> waits(String instance) {
        ActivityInstance tree = engine.getRuntimeService().getActivityInstance(instance);
        Set<String> waits = new LinkedHashSet<>();
        if (tree != null) {
            collect(tree, waits);
        }
        return waits;
    }

    private static void collect(ActivityInstance at, Set<String> waits) {
        for (TransitionInstance job : at.getChildTransitionInstances()) {
            waits.add(job.getActivityId());
        }
        if (at.getChildActivityInstances().length == 0
                && at.getChildTransitionInstances().length == 0
                && at.getParentActivityInstanceId() != null) {
            waits.add(at.getActivityId());
        }
        for (ActivityInstance child : at.getChildActivityInstances()) {
            collect(child, waits);
        }
    }

    /** Why it cannot move, by the element; empty if it can. */
    Map<String, List<String>> obstacles(String instance, MigrationPlan plan) {
        Map<String, List<String>> obstacles = new LinkedHashMap<>();
        inside.executeWithoutResult(status -> {
            try {
                engine.getRuntimeService()
                        .newMigration(plan)
                        .processInstanceIds(instance)
                        .execute();
            } catch (MigratingProcessInstanceValidationException refused) {
                add(refused.getValidationReport(), obstacles);
            } catch (RuntimeException failed) {
                obstacles.put("", List.of(String.valueOf(failed.getMessage())));
            }
            status.setRollbackOnly();
        });
        return obstacles;
    }

    private static void add(MigratingProcessInstanceValidationReport report, Map<String, List<String>> obstacles) {
        report.getActivityInstanceReports().forEach(at -> merge(obstacles, at.getSourceScopeId(), at.getFailures()));
        report.getTransitionInstanceReports().forEach(at -> merge(obstacles, at.getSourceScopeId(), at.getFailures()));
        merge(obstacles, "", report.getFailures());
    }

    private static void merge(Map<String, List<String>> obstacles, String element, List<String> reasons) {
        if (!reasons.isEmpty()) {
            List<String> all = new ArrayList<>(obstacles.getOrDefault(element, List.of()));
            all.addAll(Reasons.each(reasons));
            obstacles.put(element, all);
        }
    }
}
