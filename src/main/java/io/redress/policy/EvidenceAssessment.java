package io.redress.policy;

import io.redress.security.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the evidence of both sides goes, for the mediator or as readiness for a party (V30).
 *
 * @param rulings one of each table that was asked, and one for each side
 */
public record EvidenceAssessment(
        EvidenceRequirements requirements, SideSufficiency buyer, SideSufficiency seller, List<Ruling> rulings) {

    public EvidenceAssessment {
        rulings = List.copyOf(rulings);
    }

    static EvidenceAssessment of(
            EvidenceRequirements requirements, SideSufficiency buyer, SideSufficiency seller, List<Ruling> verdicts) {
        List<Ruling> rulings = new ArrayList<>(requirements.rulings());
        rulings.addAll(verdicts);
        return new EvidenceAssessment(requirements, buyer, seller, rulings);
    }

    public SideSufficiency of(Side side) {
        return side == Side.BUYER ? buyer : seller;
    }

    /** The side against which the mediator gets a draft decision (V31), if any. */
    public Optional<Side> draftAgainst() {
        if (buyer.draftAgainst()) {
            return Optional.of(Side.BUYER);
        }
        return seller.draftAgainst() ? Optional.of(Side.SELLER) : Optional.empty();
    }
}
