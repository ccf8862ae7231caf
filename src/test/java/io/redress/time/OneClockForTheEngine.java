package io.redress.time;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's clock is one for the whole JVM, while each context has its own. Before a test, the engine gets the clock
 * of the context that the test runs in.
 */
class OneClockForTheEngine implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            ApplicationContext context = test.getApplicationContext();
            context.getBeanProvider(SandboxClock.class).ifAvailable(SandboxClock::announce);
        }
    }
}
