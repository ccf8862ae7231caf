package io.redress.process;

import io.redress.time.WorkingDays;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Redress adds to the engine. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

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
    ProcessEnginePlugin refusalsInWords() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<CommandInterceptor> interceptors = configuration.getCustomPreCommandInterceptorsTxRequired();
                if (interceptors == null) {
                    interceptors = new ArrayList<>();
                    configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
                }
                interceptors.add(new RefusalsInWords());
            }
        };
    }

    @Bean
    ProcessEnginePlugin livingLists(
            ObjectProvider<IdentityService> identity,
            ObjectProvider<WorkingDays> calendar,
            ObjectProvider<Clock> clock) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setFilterService(new LivingLists(identity, calendar, clock));
            }
        };
    }
}
