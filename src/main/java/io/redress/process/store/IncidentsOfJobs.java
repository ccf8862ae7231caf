package io.redress.process.store;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/** A job has an incident when it has no retry left; the engine looks for one whenever a timer is cancelled. */
public final class IncidentsOfJobs extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfigurationAndIncidentType(String configuration, @Nullable String type) {
        JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
        return job != null && job.getRetries() > 0
                ? new ArrayList<>()
                : super.findIncidentByConfigurationAndIncidentType(configuration, type);
    }
}
