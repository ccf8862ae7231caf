package io.redress.mediation.precedents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M7: shares of what was claimed")
class SharesTests {

    @Test
    void theMedianLiesInTheMiddle() {
        assertThat(new Shares(List.of(45, 30, 38)).median()).contains(38);
        assertThat(new Shares(List.of(30, 45)).median()).contains(38);
        assertThat(new Shares(List.of()).median()).isEmpty();
    }

    @Test
    void theRangeLeavesATenthOutOnEachSide() {
        Shares shares = new Shares(IntStream.rangeClosed(1, 100).boxed().toList());

        assertThat(shares.range()).isEqualTo("10 to 90 %");
        assertThat(shares.middle()).isEqualTo(" (median 51 %)");
        assertThat(new Shares(List.of(100, 100)).range()).isEqualTo("100 %");
        assertThat(new Shares(List.of(100, 100)).middle()).isEmpty();
    }
}
