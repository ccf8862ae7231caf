package io.redress.replay;

import io.redress.policy.RuleHit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A ruling as it is kept, with what its case is about.
 *
 * @param at UTC
 * @param facts by name, null where a fact did not exist; what the service did not tell then is not in it
 * @param buyer null, as the rest, if there is no case to it any more
 * @param claimed the price of the goods that are claimed
 * @param awarded what the award that stands comes to in money
 * @param freight what the goods cost to send, the estimate of what they cost to send back
 */
record PastRuling(
        String caseNumber,
        String table,
        Instant at,
        Map<String, @Nullable Object> facts,
        List<RuleHit> hits,
        String result,
        @Nullable String buyer,
        @Nullable String seller,
        @Nullable String reason,
        @Nullable String outcome,
        @Nullable Money claimed,
        @Nullable Money awarded,
        @Nullable Money freight) {

    PastRuling {
        hits = List.copyOf(hits);
    }

    List<String> rows() {
        return hits.stream().map(RuleHit::ruleId).toList();
    }
}
