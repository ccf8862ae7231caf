package io.redress.notification;

import io.redress.notification.mail.Outgoing;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Mail, where there is a server to send it by; without one nothing is noted, and nothing piles up. */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailChannel implements Channel {

    private final Outgoing outgoing;

    MailChannel(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    @Override
    public void take(List<StoredMessage> messages) {
        messages.forEach(message -> outgoing.note(message.id(), message.type(), message.caseNumber(), message.seq()));
    }
}
