package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.redress.OrderFacts;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a mail server on a loopback port. What happens is mailed when a test lets time pass. */
@Import(Mailed.Mortality.class)
abstract class Mailed extends EndToEnd {

    static final int PORT = freePort();
    static final GreenMail SERVER = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    MortalSender sender;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
        properties.add("redress.mail.from", () -> "Redress <disputes@market.example>");
        properties.add("redress.mail.case-url", () -> "https://market.example/cases/{number}");
    }

    @BeforeEach
    void serverWorks() {
        sendTo(PORT);
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    void sendTo(int port) {
        sender.setPort(port);
    }

    /** The process ends after the next mail has left, and before anything else. */
    void dieAfterNextMail() {
        sender.dies = true;
    }

    /** What has happened is told to whoever is to hear of it. */
    void tell() {
        pass("PT1S");
    }

    /** An order whose parties have addresses of their own. */
    @Override
    OrderFacts order() {
        OrderFacts order = super.order();
        return order.with("buyer", party(order.buyer(), "Bea Buyer", buyerOf(order)))
                .with("seller", party(order.seller(), "Sam Seller", sellerOf(order)));
    }

    static Map<String, Object> party(String id, String name, String email) {
        return Map.of("id", id, "name", name, "email", email);
    }

    static String buyerOf(OrderFacts order) {
        return order.buyer().toLowerCase(Locale.ROOT) + "@example.org";
    }

    static String sellerOf(OrderFacts order) {
        return order.seller().toLowerCase(Locale.ROOT) + "@example.org";
    }

    String opened(OrderFacts order) {
        send(order);
        return open(order, request(order, "DAMAGED", 3, remedy("FULL_REFUND"))).text("/number");
    }

    /** All mails to an address, oldest first. */
    static List<Received> to(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .map(Received::new)
                .filter(mail -> mail.to().equals(address))
                .toList();
    }

    static List<String> subjects(String address) {
        return to(address).stream().map(Received::subject).toList();
    }

    /** The mail to this address whose subject ends so; there is only one. */
    static Received the(String address, String headline) {
        List<Received> found = to(address).stream()
                .filter(mail -> mail.subject().endsWith(": " + headline))
                .toList();
        assertThat(found).as("%s among %s", headline, subjects(address)).hasSize(1);
        return found.get(0);
    }

    /** What ends a process; nothing catches it. */
    static class Killed extends Error {}

    /** The sender of the application, which ends when a test says so. */
    static class MortalSender extends JavaMailSenderImpl {

        private volatile boolean dies;

        private MortalSender(JavaMailSenderImpl real) {
            setHost(real.getHost());
            setPort(real.getPort());
            setJavaMailProperties(real.getJavaMailProperties());
        }

        @Override
        protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
            super.doSend(messages, originals);
            if (dies) {
                dies = false;
                throw new Killed();
            }
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Mortality {

        @Bean
        static BeanPostProcessor mortalSender() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof JavaMailSenderImpl real ? new MortalSender(real) : bean;
                }
            };
        }
    }

    /** A mail as it arrived. */
    record Received(MimeMessage message) {

        String to() {
            return header("To");
        }

        String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException cause) {
                throw new IllegalStateException(cause);
            }
        }

        /** The one value of a header. */
        String header(String name) {
            try {
                String[] values = message.getHeader(name);
                assertThat(values).as("header %s", name).hasSize(1);
                return values[0];
            } catch (MessagingException cause) {
                throw new IllegalStateException(cause);
            }
        }

        String text() {
            return part(0, "text/plain");
        }

        String html() {
            return part(1, "text/html");
        }

        private String part(int index, String type) {
            try {
                assertThat(message.getContentType()).startsWith("multipart/alternative");
                Multipart parts = (Multipart) message.getContent();
                assertThat(parts.getCount()).isEqualTo(2);
                assertThat(parts.getBodyPart(index).getContentType().toLowerCase(Locale.ROOT))
                        .isEqualTo(type + "; charset=utf-8");
                return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
            } catch (MessagingException | IOException cause) {
                throw new IllegalStateException(cause);
            }
        }

        /** The names of all headers. */
        List<String> headers() {
            try {
                return Collections.list(message.getAllHeaders()).stream()
                        .map(Header::getName)
                        .toList();
            } catch (MessagingException cause) {
                throw new IllegalStateException(cause);
            }
        }

        int recipients() {
            try {
                return message.getRecipients(RecipientType.TO).length
                        + (message.getRecipients(RecipientType.CC) == null ? 0 : 1)
                        + (message.getRecipients(RecipientType.BCC) == null ? 0 : 1);
            } catch (MessagingException cause) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
