package io.redress.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which flow nodes and sequence flows of one model have been passed, as the engine itself tells; what was rolled back
 * does not count.
 */
final class ModelCoverage {

    private final String model;
    private final Set<String> elements = new TreeSet<>();
    private final Set<String> passed = new ConcurrentSkipListSet<>();

    private ModelCoverage(String model) {
        this.model = model;
    }

    /** Begins to listen to the version of the model that is deployed last. */
    static ModelCoverage of(ProcessEngine engine, String model) {
        ModelCoverage coverage = new ModelCoverage(model);
        coverage.listenTo(definition(engine, model));
        return coverage;
    }

    static ProcessDefinitionEntity definition(ProcessEngine engine, String model) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> configuration.getDeploymentCache().findDeployedLatestProcessDefinitionByKey(model));
    }

    private void listenTo(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            elements.add(activity.getId());
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, note(activity.getId()));
            for (PvmTransition flow : activity.getOutgoingTransitions()) {
                elements.add(flow.getId());
                ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, note(flow.getId()));
            }
            listenTo(activity);
        }
    }

    private ExecutionListener note(String element) {
        return token -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                passed.add(element);
            }
        });
    }

    /** Fails with the names of those that no token has passed. */
    void assertComplete() {
        Set<String> missed = new TreeSet<>(elements);
        missed.removeAll(passed);
        assertThat(elements).as("elements of %s", model).hasSizeGreaterThan(20);
        assertThat(missed)
                .as("%d of %d nodes and flows of %s were passed; not passed", passed.size(), elements.size(), model)
                .isEmpty();
    }
}
