package io.redress.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** 404: there is no such thing, or the caller may not know whether there is. */
public class NotFound extends ApiProblem {

    /** @param what as the reader knows it, such as {@code No case R7K2-9QXM} */
    public NotFound(String what) {
        super(HttpStatus.NOT_FOUND, "not-found", what, Map.of());
    }
}
