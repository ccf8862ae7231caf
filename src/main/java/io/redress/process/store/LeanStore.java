package io.redress.process.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.springframework.beans.factory.ObjectProvider;

/** Puts all of this package in the place of what the engine brings along. */
public final class LeanStore extends AbstractProcessEnginePlugin {

    private final ObjectProvider<EngineStatements> ahead;

    /** @param ahead statements that are being read already; without them the engine reads its own */
    public LeanStore(ObjectProvider<EngineStatements> ahead) {
        this.ahead = ahead;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        ahead.ifAvailable(statements -> statements.giveTo(engine));
        KnownDefinitions known = new KnownDefinitions();
        RememberedStatements remembered = new RememberedStatements();
        List<SessionFactory> sessions = engine.getCustomSessionFactories() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomSessionFactories());
        sessions.add(new Place(
                DbSqlSession.class, () -> new OneStatementSession(engine.getDbSqlSessionFactory(), remembered)));
        sessions.add(new Place(ExecutionManager.class, ExecutionTree::new));
        sessions.add(new Place(VariableInstanceManager.class, VariablesOfTree::new));
        sessions.add(new Place(TaskManager.class, TasksOfSteps::new));
        sessions.add(new Place(IdentityLinkManager.class, LinksOfTasks::new));
        sessions.add(new Place(IncidentManager.class, IncidentsOfJobs::new));
        sessions.add(new Place(AuthorizationManager.class, RightsOfGroups::new));
        sessions.add(new Place(Stamp.class, Stamp::new));
        sessions.add(new Place(ProcessDefinitionManager.class, () -> new ProcessDefinitions(known)));
        sessions.add(new Place(JobDefinitionManager.class, () -> new JobDefinitions(known)));
        engine.setCustomSessionFactories(sessions);
        engine.setResourceAuthorizationProvider(new RightsOfCandidates());
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.getCustomHistoryEventHandlers().add(new HistoryUnasked());
        engine.setHistoryEventProducer(new FrugalHistory());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        ahead.ifAvailable(statements -> EngineStatements.connect(engine));
        OwnStatements.addTo(engine.getSqlSessionFactory().getConfiguration());
    }

    /** Opens a session of the engine in the place of another one. */
    private record Place(Class<?> instead, Supplier<Session> opened) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return instead;
        }

        @Override
        public Session openSession() {
            return opened.get();
        }
    }
}
