package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.redress.orders.Channel;
import io.redress.policy.UsualOutcome.Aspect;
import io.redress.policy.UsualOutcome.Difference;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsistencyPolicyTests {

    private final ConsistencyPolicy policy =
            TestPolicies.with(Clock.systemUTC()).consistency();

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("M6: for every case the table sets all limits, and no more points than a hundred for its own like")
    void setsAllLimits(Reason reason) {
        for (Channel channel : Channel.values()) {
            Similarity similarity = policy.similarity(reason, channel);

            assertThat(similarity.numbers()).containsOnlyKeys(SimilarityMeasure.values());
            int ownLike = List.of(
                            SimilarityMeasure.REASON,
                            SimilarityMeasure.CHANNEL,
                            SimilarityMeasure.BUYER_EVIDENCE,
                            SimilarityMeasure.SELLER_EVIDENCE,
                            SimilarityMeasure.AMOUNT,
                            SimilarityMeasure.GOODS)
                    .stream()
                    .mapToInt(similarity::of)
                    .sum();
            assertThat(ownLike).isEqualTo(100);
            assertThat(similarity.of(SimilarityMeasure.LEAST_POINTS)).isLessThan(100);
        }
    }

    @Test
    @DisplayName(
            "M6: what the table says nothing about gets no points, and a limit it does not set is a mistake that is told")
    void aMissingLimitIsTold() {
        Similarity empty = new Similarity(Map.of(SimilarityMeasure.REASON, 100));

        assertThat(empty.of(SimilarityMeasure.GOODS)).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> empty.of(SimilarityMeasure.SHOWN))
                .withMessage("Table similarity sets no SHOWN");
    }

    @Test
    @DisplayName("M7: whatever is compared, the table speaks or says that it cannot")
    void alwaysSaysSomething() {
        for (int similarCases : List.of(0, 1, 4, 5, 100)) {
            UsualOutcome said = policy.compare(new OutcomeComparison(similarCases, null, null, null));

            assertThat(said.speaks()).isEqualTo(similarCases >= 5);
            assertThat(said.words()).isNotBlank();
            assertThat(said.differences()).isEmpty();
        }
    }

    @Test
    @DisplayName("M7: each way to differ is told for itself, and none with too few cases")
    void tellsEachDifference() {
        assertThat(policy.compare(new OutcomeComparison(12, 8, 52, 0)).differences())
                .extracting(Difference::aspect)
                .containsExactly(Aspect.REMEDY, Aspect.AMOUNT, Aspect.FAULT);
        assertThat(policy.compare(new OutcomeComparison(12, 25, 25, 25)).differences())
                .isEmpty();
        assertThat(policy.compare(new OutcomeComparison(4, 8, 52, 0)).differences())
                .isEmpty();
    }
}
