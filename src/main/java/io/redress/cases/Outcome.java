package io.redress.cases;

/** How a closed case ended. */
public enum Outcome {
    /** A rule table blocked the request; the findings say which row and why. */
    INELIGIBLE,
    /** The buyer withdrew, or was silent where silence withdraws (N4, V1). */
    WITHDRAWN,
    /** An agreement or an award was performed. */
    SETTLED,
    /** The decision awards nothing. */
    DENIED,
    /** The buyer did not ship the return in time (S1). */
    LAPSED,
    /** The award was collected against a party that did not perform (S4). */
    ENFORCED
}
