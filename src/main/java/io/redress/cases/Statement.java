package io.redress.cases;

import io.redress.audit.Erased;
import io.redress.policy.Remedy;
import io.redress.security.Side;
import java.time.Instant;

/** What whoever took the case to the formal dispute says went wrong (V1). */
public record Statement(Side by, String expected, String received, Remedy requestedRemedy, Instant at) {

    /** The same statement when its words were erased. */
    Statement withoutWords() {
        return new Statement(by, Erased.MARK, Erased.MARK, requestedRemedy, at);
    }
}
