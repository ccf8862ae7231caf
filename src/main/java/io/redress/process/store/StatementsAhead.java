package io.redress.process.store;

import org.springframework.boot.web.context.ConfigurableWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Has the engine's statements read while a service that starts still looks for its beans; commands may do without an engine. */
class StatementsAhead implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context instanceof ConfigurableWebServerApplicationContext) {
            context.getBeanFactory().registerSingleton("engineStatements", EngineStatements.begin());
        }
    }
}
