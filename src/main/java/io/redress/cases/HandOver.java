package io.redress.cases;

import org.jspecify.annotations.Nullable;

/**
 * The last time that a task of staff changed hands; the note for whoever has it now lies in the log of the case.
 *
 * @param by    who gave it away
 * @param to    who got it; {@code null}: its groups
 * @param event number of the event that tells of it
 */
public record HandOver(String by, @Nullable String to, int event) {}
