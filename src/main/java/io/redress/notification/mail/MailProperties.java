package io.redress.notification.mail;

import io.redress.startup.CannotStart;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from who sends, such as {@code Redress <disputes@market.example>}; mails need it
 * @param caseUrl where a party finds its case in the marketplace, with {@code {number}} in the place of the number
 * @param retries how long to wait after each failed attempt; after one more it is given up
 * @param jitter by which share each of these waits may be longer, so that not all come at once
 */
@ConfigurationProperties("redress.mail")
record MailProperties(
        @Nullable String from,
        @Nullable String caseUrl,

        @DefaultValue({"1m", "5m", "30m", "2h", "6h", "12h", "24h", "24h", "24h"})
        List<Duration> retries,

        @DefaultValue("0.2") double jitter) {

    private static final String NUMBER = "{number}";

    /** @throws CannotStart if there is none, or none that mail can be sent from */
    InternetAddress sender() {
        if (from == null || from.isBlank()) {
            throw new CannotStart("spring.mail.host is set, and so mails are sent, but nothing says by whom."
                    + " Set redress.mail.from, for example to: Redress <disputes@market.example>");
        }
        try {
            InternetAddress sender = new InternetAddress(from, true);
            Addresses.of(sender.getAddress());
            return sender;
        } catch (AddressException | Unaddressable none) {
            throw new CannotStart("redress.mail.from is not an address to send from: " + from);
        }
    }

    /**
     * The address of a case; {@code null} without a setting.
     *
     * @throws CannotStart if the setting is no address with a place for the number
     */
    @Nullable
    String address(String caseNumber) {
        if (caseUrl == null || caseUrl.isBlank()) {
            return null;
        }
        String address = caseUrl.replace(NUMBER, caseNumber);
        try {
            URI uri = URI.create(address);
            if (caseUrl.contains(NUMBER)
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException none) {
            // Told below.
        }
        throw new CannotStart("redress.mail.case-url is not an address with {number} in it: " + caseUrl);
    }
}
