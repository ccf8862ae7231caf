package io.redress.mediation.precedents;

import io.redress.orders.Channel;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.RemedyType;
import io.redress.policy.Verdict;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A decided case, as it stands after any appeal.
 *
 * @param money see {@link Granted#money}
 * @param firstRemedy what was decided before any appeal
 * @param appealOutcome UPHELD, AMENDED or OVERTURNED; {@code null} without an appeal that was decided
 * @param sharedWords stems of words that describe the goods of both cases
 * @param points how similar it is (M6)
 */
record Precedent(
        String number,
        Reason reason,
        Channel effectiveChannel,
        @Nullable Verdict buyersEvidence,
        @Nullable Verdict sellersEvidence,
        Money atStake,
        RemedyType remedy,
        @Nullable Money money,
        Fault fault,
        boolean returnRequired,
        Instant issuedAt,
        RemedyType firstRemedy,
        @Nullable Money firstMoney,
        @Nullable String appealOutcome,
        List<String> sharedWords,
        int points) {

    Precedent {
        sharedWords = List.copyOf(sharedWords);
    }

    /** In whole percent of what was at stake; {@code null} if goods were awarded. */
    @Nullable
    Integer share() {
        return Granted.share(money == null ? null : money.getAmount(), atStake.getAmount());
    }

    @Nullable
    Integer firstShare() {
        return Granted.share(firstMoney == null ? null : firstMoney.getAmount(), atStake.getAmount());
    }
}
