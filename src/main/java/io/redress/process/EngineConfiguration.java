package io.redress.process;

import io.redress.policy.DeadlineName;
import io.redress.process.guard.Known;
import io.redress.process.guard.ModelGuard;
import io.redress.process.store.EngineIds;
import io.redress.process.store.EngineStatements;
import io.redress.process.store.LeanStore;
import io.redress.time.WorkingDays;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Redress adds to the engine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelProperties.class)
class EngineConfiguration {

    /** What a model may contain, and below that what it could reach if it contained more. */
    @Bean
    ProcessEnginePlugin modelGuard(ModelProperties properties, ApplicationContext context) {
        Set<String> terms = Arrays.stream(DeadlineName.values()).map(Enum::name).collect(Collectors.toSet());
        Known known = new Known(Delegates.NAMES, terms, Set.copyOf(properties.externalTopics()));
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<Deployer> deployers = configuration.getCustomPreDeployers();
                if (deployers == null) {
                    deployers = new ArrayList<>();
                    configuration.setCustomPreDeployers(deployers);
                }
                deployers.add(0, new GuardedDeployment(new ModelGuard(known)));
                NoScripts none = new NoScripts();
                configuration.setExpressionManager(new PlainExpressions(context::getBean));
                configuration.setScriptEngineResolver(none);
                configuration.setArtifactFactory(none);
            }
        };
    }

    @Bean
    IdGenerator engineIds(JdbcClient jdbc) {
        return new EngineIds(jdbc);
    }

    /** Fewer statements for the same rows. */
    @Bean
    ProcessEnginePlugin leanStore(ObjectProvider<EngineStatements> ahead) {
        return new LeanStore(ahead);
    }

    @Bean
    ProcessEnginePlugin stepWiring(StepListeners listeners) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<BpmnParseListener> parseListeners = configuration.getCustomPostBPMNParseListeners();
                if (parseListeners == null) {
                    parseListeners = new ArrayList<>();
                    configuration.setCustomPostBPMNParseListeners(parseListeners);
                }
                parseListeners.add(new StepWiring(
                        listeners::arrive, listeners::assign, listeners::complete, listeners::leave, listeners::offer));
            }
        };
    }

    @Bean
    ProcessEnginePlugin refusalsInWords(ObjectProvider<StateForLosers> state) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<CommandInterceptor> interceptors = configuration.getCustomPreCommandInterceptorsTxRequired();
                if (interceptors == null) {
                    interceptors = new ArrayList<>();
                    configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
                }
                interceptors.add(new RacesOfPeople(state::getObject));
                interceptors.add(new RefusalsInWords());
            }
        };
    }

    @Bean
    ProcessEnginePlugin livingLists(
            ObjectProvider<IdentityService> identity,
            ObjectProvider<WorkingDays> calendar,
            ObjectProvider<Clock> clock,
            ObjectProvider<OurLists> ours,
            ObjectProvider<ListedTasks> listed) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setFilterService(new LivingLists(identity, calendar, clock, ours, listed));
            }
        };
    }

    /** Whoever works in Tasklist hands in forms, not variables. */
    @Bean
    ProcessEnginePlugin handedInForms(ObjectProvider<IdentityService> identity, BeanFactory beans) {
        HandedInForms forms = new HandedInForms(identity, beans);
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setTaskService(new TasksByForm(forms));
                configuration.setFormService(new FormsByField(forms));
            }
        };
    }

    @Bean
    ProcessEnginePlugin deploymentRecord(
            ObjectProvider<JdbcClient> jdbc, ObjectProvider<IdentityService> identity, ObjectProvider<Clock> clock) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<Deployer> deployers = configuration.getCustomPreDeployers();
                if (deployers == null) {
                    deployers = new ArrayList<>();
                    configuration.setCustomPreDeployers(deployers);
                }
                deployers.add(new DeploymentRecord(jdbc, identity, clock));
            }
        };
    }
}
