package io.redress.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** ISO-8601 with a zone, since a time without one is six different times to the readers of one case. */
class InstantDeserializer extends StdScalarDeserializer<Instant> {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    InstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(parser);
        }
        try {
            return parse(parser.getText());
        } catch (DateTimeException notATime) {
            throw invalid(parser);
        }
    }

    /**
     * Reads a time that the calendar of people has, which every database has, too.
     *
     * @throws DateTimeException if it is none
     */
    static Instant parse(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("Not between " + EARLIEST + " and " + LATEST);
        }
        return instant;
    }

    private static InvalidValue invalid(JsonParser parser) {
        return new InvalidValue(
                parser, "invalid-time", "A time is ISO-8601 with its zone, such as 2026-03-01T09:30:00Z.");
    }
}
