package io.redress.policy;

/** Why a decision is appealed (A2). */
public enum AppealGround {
    NEW_EVIDENCE,
    PROCEDURAL_ERROR,
    RULE_MISAPPLIED
}
