package io.redress.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller method whose whole effect is one transaction, and which a client may send twice with the same {@code
 * Idempotency-Key} and have done once. The method returns a {@link org.springframework.http.ResponseEntity}. A failure
 * rolls everything back, and the key may be used again.
 *
 * @see Commands
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Command {

    /**
     * Whether a request without a key is refused, with 400 {@code idempotency-key-required}: for what would be done twice,
     * and harm, if it were sent twice.
     */
    boolean keyRequired() default false;
}
