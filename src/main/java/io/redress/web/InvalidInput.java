package io.redress.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** 422: the request is readable, but a value in it cannot be. Names the {@code field}. */
public class InvalidInput extends ApiProblem {

    /** The code when no rule of its own was broken. */
    public static final String CODE = "invalid-input";

    /** @param field the path of the field, such as {@code requestedRemedy.amount} or {@code lines[0].quantity} */
    public InvalidInput(String field, String detail) {
        this(CODE, field, detail);
    }

    /** @param field the path of the field, such as {@code requestedRemedy.amount} or {@code lines[0].quantity} */
    public InvalidInput(String code, String field, String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, code, detail, Map.of("field", field));
    }
}
