package io.redress.policy;

import io.redress.web.ProblemBodies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a caller that the rules have a hole where its request needs them; in a job the same is an incident. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingRuleAdvice {

    private static final Logger log = LoggerFactory.getLogger(MissingRuleAdvice.class);

    /** 503, because the request can be sent again once an analyst has added the row. */
    @ExceptionHandler
    ProblemDetail tell(NoRuleMatched hole) {
        log.error("{}", hole.getMessage());
        return ProblemBodies.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "rule-missing",
                "The rule table '" + hole.table()
                        + "' has no row for this case, and nobody guesses. Nothing was changed;"
                        + " send the request again when the table has been completed.");
    }
}
