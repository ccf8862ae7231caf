package io.redress.cases;

import io.redress.orders.Channel;
import io.redress.security.Party;
import java.time.Instant;
import org.joda.money.Money;

/** What is known of a case when it is opened. */
record NewCase(
        CaseNumber number,
        String orderId,
        Party buyer,
        Party seller,
        Claim claim,
        Money claimedValue,
        Channel channel,
        Channel effectiveChannel,
        String channelReason,
        Instant at) {}
