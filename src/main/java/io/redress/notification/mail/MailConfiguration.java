package io.redress.notification.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.redress.audit.CaseLog;
import io.redress.cases.Actions;
import io.redress.cases.Cases;
import io.redress.notification.Retries;
import io.redress.orders.Orders;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Mail, if there is a server to send it by. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.mail.host")
    @EnableConfigurationProperties(MailProperties.class)
    static class On {

        private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

        @Bean
        Mails mails(JdbcClient jdbc, Clock clock) {
            return new Mails(jdbc, clock);
        }

        @Bean
        Outgoing outgoingMails(Cases cases, CaseLog log, Mails mails) {
            return new Outgoing(cases, log, mails);
        }

        @Bean
        Envelopes envelopes(JavaMailSender server, ITemplateEngine templates, MailProperties properties, Clock clock) {
            // Where it is wrong, the start says so, not the first mail.
            properties.address("RC-0000-0000");
            return new Envelopes(server, templates, properties, clock);
        }

        @Bean
        MailDelivery mailDelivery(
                Mails mails,
                Envelopes envelopes,
                Cases cases,
                CaseLog log,
                Orders orders,
                Actions actions,
                MailProperties properties,
                PlatformTransactionManager transactions,
                JavaMailSender server,
                Clock clock,
                MeterRegistry meters) {
            TransactionTemplate reading = new TransactionTemplate(transactions);
            reading.setReadOnly(true);
            Letters letters = new Letters(cases, log, orders, actions, properties, reading);
            return new MailDelivery(
                    mails,
                    letters,
                    envelopes,
                    server,
                    new Retries(properties.retries(), properties.jitter()),
                    clock,
                    meters);
        }

        @Bean
        RecurringTask<Void> mailTask(MailDelivery delivery) {
            return Tasks.recurring("mail", FixedDelay.of(LOOK_AGAIN)).execute((instance, context) -> delivery.run());
        }

        /** For mails as text; pages of mail are found as all pages are. */
        @Bean
        ITemplateResolver mailTextTemplates() {
            SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
            resolver.setPrefix("classpath:/templates/");
            resolver.setResolvablePatterns(Set.of("mail/*.txt"));
            resolver.setTemplateMode(TemplateMode.TEXT);
            resolver.setCharacterEncoding("UTF-8");
            resolver.setOrder(1);
            return resolver;
        }
    }

    /** Says once, where there is none, that nobody is mailed. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> mailNotice(ObjectProvider<MailDelivery> delivery) {
        return ready -> {
            if (delivery.getIfAvailable() == null) {
                log.info("No mails are sent: spring.mail.host names no server");
            }
        };
    }
}
