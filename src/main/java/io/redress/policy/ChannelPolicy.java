package io.redress.policy;

import io.redress.orders.Channel;
import io.redress.orders.Order;

/** C1 to C3: which channel's rules apply to an order. */
public final class ChannelPolicy {

    static final String TABLE = "effective-channel";

    private final RuleBook rules;

    ChannelPolicy(RuleBook rules) {
        this.rules = rules;
    }

    /** The same by the rules that a case was opened under. */
    public ChannelPolicy under(OpenedUnder opened) {
        return new ChannelPolicy(rules.under(opened));
    }

    /** @throws NoRuleMatched if the table has no row for the order */
    public EffectiveChannel decide(Order order) {
        var facts = new Facts()
                .with("channel", order.channel())
                .with("contractSigned", order.contractSigned())
                .with("toApprovedAccount", order.payment().toApprovedAccount())
                .toMap();
        return rules.decide(
                TABLE,
                facts,
                (hit, ruling) -> new EffectiveChannel(
                        order.channel(),
                        hit.member("effectiveChannel", Channel.class),
                        hit.text("explanation"),
                        hit.rule(),
                        ruling));
    }
}
