package io.redress.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.redress.orders.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would apply to an order, a reason and a date (R2).
 *
 * @param at when the claim would be made, UTC
 * @param tables the tables that were asked, in their versions
 */
record Preview(
        Instant at,
        boolean eligible,
        List<Finding> findings,
        Set<Flag> flags,
        ChannelPart effectiveChannel,
        FreightPart freight,
        EvidencePart evidence,
        List<TermLength> terms,
        List<TableVersion> tables) {

    record ChannelPart(Channel declared, Channel channel, String explanation, String rule) {
        static ChannelPart of(EffectiveChannel channel) {
            return new ChannelPart(channel.declared(), channel.channel(), channel.explanation(), channel.rule());
        }
    }

    record FreightPart(FreightPayer payer, String basis, String rule) {
        static FreightPart of(Freight freight) {
            return new FreightPart(freight.payer(), freight.basis(), freight.rule());
        }
    }

    record EvidencePart(Burden burden, String words, List<RequirementPart> required, List<HeldEvidence> held) {
        static EvidencePart of(EvidenceRequirements evidence) {
            return new EvidencePart(
                    evidence.burden(),
                    evidence.burdenWords(),
                    evidence.requirements().stream()
                            .map(requirement -> new RequirementPart(requirement, evidence.isHeld(requirement)))
                            .toList(),
                    evidence.held());
        }
    }

    /**
     * @param held whether the platform already holds it
     */
    record RequirementPart(@JsonUnwrapped Requirement requirement, boolean held) {}

    record TableVersion(String table, int version, @Nullable String versionTag) {
        static TableVersion of(Ruling ruling) {
            return new TableVersion(ruling.table(), ruling.version(), ruling.versionTag());
        }
    }
}
