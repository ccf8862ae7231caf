package io.redress.policy;

/** How far the evidence of one side goes (V30). */
public enum Verdict {
    SUFFICIENT,
    PARTIAL,
    INSUFFICIENT
}
