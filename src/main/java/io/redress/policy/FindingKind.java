package io.redress.policy;

/** What a row of the eligibility table does with a request. */
public enum FindingKind {
    ALLOW,
    /** One is enough to make the request ineligible. */
    BLOCK,
    /** Travels with the case. */
    FLAG,
    /** Turned away at the door: never a case (E71). */
    REFUSE,
    /** Told, without effect (E60). */
    NOTE
}
