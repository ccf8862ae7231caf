package io.redress.cases;

import java.time.Instant;

/**
 * A case that must be kept as it is, say for a court: neither erased nor retired until the hold is released.
 *
 * @param since UTC
 * @param by    who placed it
 */
public record LegalHold(Instant since, String by) {}
