package io.redress.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a request may become a case, with everything that there is to say about it (E10 to E91).
 *
 * @param findings in the order of the table; at least one allows, blocks or refuses
 */
public record Eligibility(List<Finding> findings, Ruling ruling) {

    public Eligibility {
        findings = List.copyOf(findings);
    }

    /** No row blocks, none refuses, and at least one allows. */
    public boolean eligible() {
        return allows(findings);
    }

    static boolean allows(List<Finding> findings) {
        return findings.stream().noneMatch(Eligibility::stands) && has(findings, FindingKind.ALLOW);
    }

    static boolean has(List<Finding> findings, FindingKind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }

    /** What blocks the request, and so makes it a case that is closed as ineligible. */
    public List<Finding> blocks() {
        return of(FindingKind.BLOCK);
    }

    /** What turns the request away at the door, so that it never becomes a case (E71). */
    public List<Finding> refusals() {
        return of(FindingKind.REFUSE);
    }

    /** The flags that travel with the case. */
    public Set<Flag> flags() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        findings.stream().map(Finding::flag).filter(Objects::nonNull).forEach(flags::add);
        return Collections.unmodifiableSet(flags);
    }

    private List<Finding> of(FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    private static boolean stands(Finding finding) {
        return finding.kind() == FindingKind.BLOCK || finding.kind() == FindingKind.REFUSE;
    }
}
