package io.redress.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says where a JSON body cannot be read, and why, without a word about the classes it is read into. */
final class UnreadableJson {

    private UnreadableJson() {}

    static ProblemDetail explain(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof StreamConstraintsException
                || cause instanceof JsonMappingException && cause.getCause() instanceof StreamConstraintsException) {
            return ProblemBodies.of(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "too-large",
                    "The body is longer, or nested deeper, than is read here.");
        }
        if (cause instanceof InvalidValue invalid) {
            return new InvalidInput(invalid.code(), path(invalid), invalid.getOriginalMessage()).body();
        }
        if (cause instanceof JsonMappingException mapping
                && mapping.getCause() instanceof StreamReadException syntax
                && !(syntax instanceof InputCoercionException)) {
            return malformed(syntax);
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return at("unknown-property", path(unknown), "The property %s is not known here.".formatted(path(unknown)));
        }
        if (cause instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return at(
                    "invalid-value",
                    path(format),
                    "%s is one of %s.".formatted(path(format), names(format.getTargetType())));
        }
        if (cause instanceof JsonMappingException mapping) {
            return mapping.getPath().isEmpty()
                    ? malformed(mapping)
                    : at(
                            "invalid-value",
                            path(mapping),
                            "%s has not the form that it must have.".formatted(path(mapping)));
        }
        if (cause instanceof JsonProcessingException syntax) {
            return malformed(syntax);
        }
        return ProblemBodies.of(HttpStatus.BAD_REQUEST, "missing-body", "The request needs a JSON body.");
    }

    private static ProblemDetail malformed(JsonProcessingException syntax) {
        if (syntax.getOriginalMessage() != null && syntax.getOriginalMessage().startsWith("Duplicate field")) {
            return ProblemBodies.of(
                    HttpStatus.BAD_REQUEST, "duplicate-property", "A property stands twice" + where(syntax) + ".");
        }
        return ProblemBodies.of(
                HttpStatus.BAD_REQUEST,
                "malformed-json",
                "The body is not JSON of the expected form" + where(syntax) + ".");
    }

    private static String where(JsonProcessingException syntax) {
        return syntax.getLocation() == null
                ? ""
                : ", line %d, column %d"
                        .formatted(
                                syntax.getLocation().getLineNr(),
                                syntax.getLocation().getColumnNr());
    }

    private static ProblemDetail at(String code, String field, String detail) {
        ProblemDetail body = ProblemBodies.of(HttpStatus.BAD_REQUEST, code, detail);
        body.setProperty("field", field);
        return body;
    }

    /** {@code lines[0].quantity}. */
    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            @Nullable String field = step.getFieldName();
            if (field == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(field);
            }
        }
        return path.toString();
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }
}
