package io.redress.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** 400: a header, a parameter or a path has not the form that it must have. */
public class MalformedRequest extends ApiProblem {

    public MalformedRequest(String code, String detail) {
        super(HttpStatus.BAD_REQUEST, code, detail, Map.of());
    }
}
