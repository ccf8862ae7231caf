package io.redress.evidence;

import io.redress.cases.ReturnCase;
import io.redress.policy.EvidenceAssessment;
import java.time.Instant;

/**
 * A piece whose request began in time came in after its term, and the evidence was judged anew (V30). Published inside
 * the transaction that took the piece in.
 */
public record FileReassessed(ReturnCase subject, EvidenceAssessment assessment, Instant at) {}
