package io.redress.notification.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.springframework.mail.javamail.JavaMailSender;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes a message of a letter: as text, and as a page for those who see one. Its id is the same however often it is
 * made, so that a mail server, or who reads, knows the second for the first.
 */
class Envelopes {

    private static final String PAGE = "mail/letter";
    private static final String TEXT = "mail/letter.txt";

    private final JavaMailSender server;
    private final ITemplateEngine templates;
    private final InternetAddress sender;
    private final String domain;
    private final Clock clock;

    Envelopes(JavaMailSender server, ITemplateEngine templates, MailProperties properties, Clock clock) {
        this.server = server;
        this.templates = templates;
        this.sender = properties.sender();
        this.domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
        this.clock = clock;
    }

    /** @throws Unaddressable if mail cannot be sent to that address */
    MimeMessage of(Mail mail, Letters.Addressed addressed) {
        InternetAddress recipient = Addresses.of(addressed.email());
        Letter letter = addressed.letter();
        try {
            MimeMessage message = server.createMimeMessage();
            message.setFrom(sender);
            message.setRecipient(RecipientType.TO, recipient);
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Message-ID", id(mail));
            // Makes one thread of a case where mail is shown so.
            message.setHeader(
                    "References",
                    "<%s.%s@%s>".formatted(mail.number(), mail.side().label(), domain));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", Locale.ENGLISH.toLanguageTag());
            message.setContent(new MimeMultipart(
                    "alternative", part(render(TEXT, letter), "plain"), part(render(PAGE, letter), "html")));
            return message;
        } catch (MessagingException cause) {
            throw new IllegalStateException("A message that cannot be made: " + mail, cause);
        }
    }

    private String id(Mail mail) {
        return "<%s.%s@%s>".formatted(mail.outboxId(), mail.side().label(), domain);
    }

    private String render(String template, Letter letter) {
        return templates.process(template, new Context(Locale.ENGLISH, Map.of("letter", letter)));
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }
}
