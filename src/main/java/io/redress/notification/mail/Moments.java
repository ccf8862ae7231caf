package io.redress.notification.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a moment reads where no program turns it into the reader's zone. */
final class Moments {

    private static final DateTimeFormatter SPELLED = DateTimeFormatter.ofPattern(
                    "EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    /** {@code Thursday, 5 March 2026, 09:00 UTC}. */
    static String spelled(Instant at) {
        return SPELLED.format(at);
    }
}
