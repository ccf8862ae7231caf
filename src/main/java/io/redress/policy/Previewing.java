package io.redress.policy;

import static io.redress.policy.OpenedUnder.TODAY;

import io.redress.orders.CarriageArrangedBy;
import io.redress.orders.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Applies the rules of today to a claim that nobody has made yet (R2). Nothing is recorded. */
final class Previewing {

    private final ChannelPolicy channels;
    private final EligibilityPolicy eligibility;
    private final FreightPolicy freight;
    private final EvidencePolicy evidence;
    private final DeadlinePolicy deadlines;

    Previewing(
            ChannelPolicy channels,
            EligibilityPolicy eligibility,
            FreightPolicy freight,
            EvidencePolicy evidence,
            DeadlinePolicy deadlines) {
        this.channels = channels.under(TODAY);
        this.eligibility = eligibility.under(TODAY);
        this.freight = freight.under(TODAY);
        this.evidence = evidence.under(TODAY);
        this.deadlines = deadlines.under(TODAY);
    }

    Preview preview(Order order, Claim claim, Instant at, boolean refundRecorded, boolean lowValue) {
        EffectiveChannel channel = channels.decide(order);
        OrderStanding standing = new OrderStanding(order, channel.channel(), refundRecorded, null);
        Eligibility eligible = eligibility.decide(claim, standing, at);
        CarriageArrangedBy carriage = order.carriageArrangedBy();
        Freight payer = freight.decide(FreightQuestion.atIntake(claim.reason(), carriage, lowValue));
        EvidenceRequirements required =
                evidence.requirements(new EvidenceQuestion(order, channel.channel(), claim.reason(), claim.lines()));
        boolean safety = eligible.flags().contains(Flag.SAFETY);
        List<Ruling> rulings = new ArrayList<>(List.of(channel.ruling(), eligible.ruling(), payer.ruling()));
        rulings.addAll(required.rulings());
        return new Preview(
                at,
                eligible.eligible(),
                eligible.findings(),
                eligible.flags(),
                Preview.ChannelPart.of(channel),
                Preview.FreightPart.of(payer),
                Preview.EvidencePart.of(required),
                deadlines.terms(safety),
                rulings.stream().map(Preview.TableVersion::of).toList());
    }
}
