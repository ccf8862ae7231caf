package io.redress.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who did a thing: the role and id of whoever called, and the party it acted for, if any. What a timer does, the
 * {@link #SERVICE} did.
 *
 * @param actingFor {@code buyer/B-1001} or {@code seller/S-2001}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(String role, String id, @Nullable String actingFor) {

    /** Redress itself, when a term has run out or a rule was applied. */
    public static final Actor SERVICE = new Actor("service", "redress", null);

    public static Actor of(Caller caller) {
        return new Actor(
                caller.role().claim(),
                caller.id(),
                caller.party() == null ? null : caller.party().toString());
    }
}
