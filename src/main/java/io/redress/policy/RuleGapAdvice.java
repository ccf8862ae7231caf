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

/**
 * Tells a caller that a rule table has a hole. The command was not carried out, and can be sent again once an analyst
 * has closed the hole; a job that meets one becomes an incident in Cockpit.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RuleGapAdvice {

    private static final Logger log = LoggerFactory.getLogger(RuleGapAdvice.class);

    @ExceptionHandler
    ProblemDetail ruleMissing(NoRuleMatched gap) {
        log.error("Table {} has a hole: {}", gap.table(), gap.getMessage());
        ProblemDetail body = ProblemBodies.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "rule-missing",
                "No row of the rule table '" + gap.table()
                        + "' fits this case. Nothing was changed; send it again once the table has been completed.");
        body.setProperty("table", gap.table());
        return body;
    }
}
