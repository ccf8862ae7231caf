package io.redress;

import io.redress.database.CommitCounter;
import io.redress.database.TestDatabase;
import io.redress.ledger.PaymentOutage;
import io.redress.monitoring.MetricTime;
import io.redress.security.TestMeter;
import io.redress.security.TestTokens;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a random port and a database of its own, without demo data, on the morning of 2 March 2026.
 * Timers and jobs run only when a test moves the clock with {@code Sandbox.advance}. {@code MockMvcTester} asks it without a network, {@code TestTokens} say who asks. Tests with the same properties share one context, and with it one database.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import({TestTokens.class, TestMeter.class, CommitCounter.class, PaymentOutage.class, MetricTime.class})
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface RedressTest {

    /** What this test sets differently, as {@code key=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
