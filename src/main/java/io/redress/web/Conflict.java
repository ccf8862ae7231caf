package io.redress.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** 409: the request does not fit the present state of things. */
public class Conflict extends ApiProblem {

    public Conflict(String code, String detail) {
        this(code, detail, Map.of());
    }

    public Conflict(String code, String detail, Map<String, Object> extras) {
        super(HttpStatus.CONFLICT, code, detail, extras);
    }
}
