package io.redress.policy;

import io.redress.security.Side;
import java.util.List;

/**
 * Who has to show what, and what is already there (V5, V10 to V20).
 *
 * @param burden who loses if nothing is shown
 * @param burdenWords why, in words that a party reads
 * @param requirements of both sides
 * @param held what the platform itself holds
 * @param rulings one of each table that was asked
 */
public record EvidenceRequirements(
        Burden burden,
        String burdenWords,
        List<Requirement> requirements,
        List<HeldEvidence> held,
        List<Ruling> rulings) {

    public EvidenceRequirements {
        requirements = List.copyOf(requirements);
        held = List.copyOf(held);
        rulings = List.copyOf(rulings);
    }

    /** Whether what the platform holds already meets a requirement. */
    public boolean isHeld(Requirement requirement) {
        return requirement.isMetBy(held.stream().map(HeldEvidence::type).toList());
    }

    /** What this side has to show. */
    public List<Requirement> of(Side side) {
        return requirements.stream()
                .filter(requirement -> requirement.side() == side)
                .toList();
    }
}
