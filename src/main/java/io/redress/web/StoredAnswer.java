package io.redress.web;

import org.jspecify.annotations.Nullable;

/** What a command was answered. */
record StoredAnswer(
        String fingerprint,
        int status,
        @Nullable String location,
        @Nullable String etag,
        byte @Nullable [] body) {}
