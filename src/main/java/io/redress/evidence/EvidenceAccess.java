package io.redress.evidence;

import io.redress.audit.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody read a piece of evidence.
 *
 * @param at when it was asked for, in UTC
 * @param by who asked; other parts of the service name the person that they ask for
 */
record EvidenceAccess(UUID id, Instant at, Actor by, What what) {

    enum What {
        CONTENT,
        PREVIEW
    }
}
