package io.redress.cases;

import io.redress.orders.Channel;
import io.redress.policy.OpenedUnder;
import io.redress.security.Party;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/**
 * What is known of a case when it is opened.
 *
 * @param goods what is claimed, once for each product line (R3)
 * @param rules which versions of the rule tables apply to it as long as it lasts
 */
record NewCase(
        CaseNumber number,
        String orderId,
        Party buyer,
        Party seller,
        Claim claim,
        Money claimedValue,
        List<ClaimedGoods> goods,
        Channel channel,
        Channel effectiveChannel,
        String channelReason,
        Instant at,
        OpenedUnder rules) {}
