package io.redress.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.redress.notification.DeliveryMeters;
import io.redress.notification.DeliveryMeters.Outcome;
import io.redress.notification.Retries;
import io.redress.time.DueWork;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends what is due. A mail is taken, sent, and marked as sent, each by itself: no transaction waits for a mail server. A
 * process that dies between the last two leaves a mail that is sent again, with the same id; none is lost.
 */
@Order(1)
public class MailDelivery implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

    /** Longer than a mail server may take with all its timeouts, or one mail would be sent by two. */
    private static final Duration RESERVED = Duration.ofMinutes(15);

    private final Mails mails;
    private final Letters letters;
    private final Envelopes envelopes;
    private final JavaMailSender server;
    private final Retries retries;
    private final Clock clock;
    private final MeterRegistry meters;

    MailDelivery(
            Mails mails,
            Letters letters,
            Envelopes envelopes,
            JavaMailSender server,
            Retries retries,
            Clock clock,
            MeterRegistry meters) {
        this.mails = mails;
        this.letters = letters;
        this.envelopes = envelopes;
        this.server = server;
        this.retries = retries;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        return mails.nextDue(after, until);
    }

    /**
     * Sends until nothing is due, or the server cannot be reached: then the others wait for the next time.
     *
     * @return how many mails it is done with
     */
    @Override
    public int run() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return 0;
        }
        int done = 0;
        for (Optional<Mail> due = mails.takeDue(RESERVED); due.isPresent(); due = mails.takeDue(RESERVED)) {
            Optional<SmtpFailure> failure = deliver(due.get());
            if (failure.filter(SmtpFailure::ofServer).isPresent()) {
                return done;
            }
            done++;
        }
        return done;
    }

    private Optional<SmtpFailure> deliver(Mail mail) {
        try {
            MimeMessage message = envelopes.of(mail, letters.write(mail));
            server.send(message);
        } catch (Unaddressable nobody) {
            giveUp(mail, String.valueOf(nobody.getMessage()));
            return Optional.empty();
        } catch (MailException failed) {
            SmtpFailure failure = SmtpFailure.of(failed);
            log.debug("{} was not taken", mail, failed);
            count(Outcome.FAILED);
            if (failure.forGood()) {
                giveUp(mail, failure.code());
            } else {
                tryAgain(mail, failure.code());
            }
            return Optional.of(failure);
        } catch (RuntimeException unexpected) {
            log.error("{} cannot be written", mail, unexpected);
            count(Outcome.FAILED);
            tryAgain(mail, "NOT_WRITTEN");
            return Optional.empty();
        }
        mails.sent(mail);
        count(Outcome.DELIVERED);
        return Optional.empty();
    }

    private void tryAgain(Mail mail, String failure) {
        Optional<Instant> next = retries.next(mail.attempts() - 1, clock.instant());
        if (next.isEmpty()) {
            mails.giveUp(mail, failure);
            log.error("ALARM: {} was not taken in {} attempts ({}). It is given up.", mail, mail.attempts(), failure);
            count(Outcome.GIVEN_UP);
            return;
        }
        mails.tryAgain(mail, next.get(), failure);
        log.warn("{} was not taken ({}); tried again at {}", mail, failure, next.get());
    }

    private void giveUp(Mail mail, String failure) {
        mails.giveUp(mail, failure);
        log.warn("{} is given up: {}", mail, failure);
        count(Outcome.GIVEN_UP);
    }

    private void count(Outcome outcome) {
        DeliveryMeters.MAIL.count(meters, outcome);
    }
}
