package io.redress.process;

import io.redress.RedressTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the engine's web applications and its REST API find the engine of the test that runs. They look for it by its name in
 * a list of the whole JVM, where the engine that was started last has taken the place of the others.
 */
public final class EngineInFront implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        if (test.hasApplicationContext() || test.getTestClass().isAnnotationPresent(RedressTest.class)) {
            test.getApplicationContext()
                    .getBeanProvider(ProcessEngine.class)
                    .ifAvailable(ProcessEngines::registerProcessEngine);
        }
    }
}
