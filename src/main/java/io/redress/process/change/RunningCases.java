package io.redress.process.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The instances of processes that run, by the version that they run in. */
final class RunningCases {

    private final ProcessEngine engine;

    RunningCases(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Of one process, every version but the one that is the target. */
    Map<ProcessDefinition, List<ProcessInstance>> before(ProcessDefinition target) {
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(target.getKey())
                .orderByProcessDefinitionVersion()
                .asc()
                .list()
                .stream()
                .filter(version -> !version.getId().equals(target.getId()))
                .collect(Collectors.toMap(version -> version, this::of, (one, other) -> one, LinkedHashMap::new));
    }

    List<ProcessInstance> of(ProcessDefinition version) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionId(version.getId())
                .list();
    }

    /** Cases, not counting the processes that they have called. */
    long count() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .count();
    }
}
