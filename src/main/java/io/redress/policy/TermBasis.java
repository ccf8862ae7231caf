package io.redress.policy;

/** Which days a term is counted in. */
public enum TermBasis {
    CALENDAR,
    /** Neither weekends nor public holidays. */
    WORKING
}
