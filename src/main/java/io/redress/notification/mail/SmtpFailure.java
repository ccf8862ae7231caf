package io.redress.notification.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail was not taken.
 *
 * @param code ours, or the number that the server answered with; never its words, which may hold the address
 * @param forGood whether trying again is of no use
 * @param ofServer whether it has nothing to do with this mail: the next would fail as well
 */
record SmtpFailure(String code, boolean forGood, boolean ofServer) {

    private static final int PERMANENT = 500;

    static SmtpFailure of(MailException failure) {
        if (failure instanceof MailAuthenticationException) {
            return new SmtpFailure("NOT_SIGNED_IN", false, true);
        }
        Optional<SmtpFailure> answered = answered(failure);
        return answered.orElseGet(() -> new SmtpFailure("UNREACHABLE", false, true));
    }

    /** What the server said to this recipient, or to what was sent. */
    private static Optional<SmtpFailure> answered(MailException failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> chain = new ArrayDeque<>();
        push(chain, failure);
        while (!chain.isEmpty()) {
            Throwable next = chain.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof SMTPAddressFailedException refused) {
                return Optional.of(answer(refused.getReturnCode()));
            }
            if (next instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                // What it says to MAIL is about us and our settings, which people can put right.
                boolean ofSender = String.valueOf(refused.getCommand()).startsWith("MAIL");
                return Optional.of(
                        ofSender
                                ? new SmtpFailure("SENDER_" + refused.getReturnCode(), false, true)
                                : answer(refused.getReturnCode()));
            }
            if (next instanceof MailSendException several) {
                for (Exception one : several.getMessageExceptions()) {
                    push(chain, one);
                }
            }
            if (next instanceof MessagingException chained) {
                push(chain, chained.getNextException());
            }
            push(chain, next.getCause());
        }
        return Optional.empty();
    }

    private static SmtpFailure answer(int code) {
        return new SmtpFailure("SMTP_" + code, code >= PERMANENT, false);
    }

    private static void push(Deque<Throwable> chain, @Nullable Throwable next) {
        if (next != null) {
            chain.push(next);
        }
    }
}
