package io.redress.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** 403: the caller is known and may not do this. */
public class Forbidden extends ApiProblem {

    /** The code when no rule of its own was broken. */
    public static final String CODE = "forbidden";

    public Forbidden(String detail) {
        this(CODE, detail);
    }

    public Forbidden(String code, String detail) {
        super(HttpStatus.FORBIDDEN, code, detail, Map.of());
    }
}
