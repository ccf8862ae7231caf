package io.redress.policy;

import io.redress.security.Side;

/**
 * What the admission of an appeal depends on (A1, A2).
 *
 * @param newEvidence whether at least one item has a content hash that the first file lacks
 * @param explained whether the appeal says in words what was wrong
 * @param alreadyAppealed whether this side has appealed before
 * @param withinWindow whether the appeal window is still open
 */
public record AppealFacts(
        Side party,
        AppealGround ground,
        boolean newEvidence,
        boolean explained,
        boolean alreadyAppealed,
        boolean withinWindow) {}
