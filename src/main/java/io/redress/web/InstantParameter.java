package io.redress.web;

import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** A time in an address is of the same form, and of the same years, as one in a body. */
@Component
class InstantParameter implements Converter<String, Instant> {

    @Override
    public Instant convert(String text) {
        return InstantDeserializer.parse(text.strip());
    }
}
