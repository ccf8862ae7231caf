package io.redress.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** Thrown by a deserializer for a value that is well-formed JSON and still cannot be; answered with 422. */
public class InvalidValue extends JsonMappingException {

    private final String code;

    /** @param code of the problem, lower case words with hyphens */
    public InvalidValue(JsonParser parser, String code, String detail) {
        super(parser, detail);
        this.code = code;
    }

    String code() {
        return code;
    }
}
