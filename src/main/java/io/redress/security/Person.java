package io.redress.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in to Tasklist, Cockpit or Admin.
 *
 * @param role of the API client of the same name, null if there is none
 * @param groups ids, those of {@link Groups}
 */
record Person(
        String id,
        String firstName,
        String lastName,
        @Nullable Role role,
        List<String> groups) {}
