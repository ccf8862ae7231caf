package io.redress.evidence.inspection;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * A file as a client sent it; all of it is hearsay until it has been inspected.
 *
 * @param fileName as the client gave it
 * @param mediaType as the client declared it
 * @param content can be read more than once
 */
public record Upload(@Nullable String fileName, @Nullable String mediaType, InputStreamSource content) {}
