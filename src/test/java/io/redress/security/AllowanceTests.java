package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private final TestMeter time = new TestMeter();
    private final Allowance threeAMinute = new Allowance(3, Duration.ofMinutes(1), time, 2);

    @Test
    void letsEachDoSoMuchAndTellsWhenToComeAgain() {
        assertThat(threeAMinute.take("mia").remaining()).isEqualTo(2);
        threeAMinute.take("mia");
        threeAMinute.take("mia");

        Allowance.Left refused = threeAMinute.take("mia");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.retryAfter()).isEqualTo(20);
        assertThat(threeAMinute.take("omar").granted()).isTrue();
    }

    @Test
    void fillsUpEvenlyAndNoFurther() {
        threeAMinute.take("mia", 3);

        time.pass(Duration.ofMillis(19_999));
        assertThat(threeAMinute.take("mia").granted()).isFalse();
        time.pass(Duration.ofMillis(1));
        assertThat(threeAMinute.take("mia").granted()).isTrue();
        assertThat(threeAMinute.take("mia").granted()).isFalse();

        time.pass(Duration.ofDays(1));
        assertThat(threeAMinute.look("mia").remaining()).isEqualTo(3);
    }

    @Test
    void looksWithoutTaking() {
        threeAMinute.take("mia", 2);

        assertThat(threeAMinute.look("mia").granted()).isTrue();
        assertThat(threeAMinute.take("mia").granted()).isTrue();
        assertThat(threeAMinute.look("mia").granted()).isFalse();
        assertThat(threeAMinute.look("mia").retryAfter()).isEqualTo(20);
    }

    @Test
    void givesEverythingBackToWhomItForgets() {
        threeAMinute.take("mia", 3);

        threeAMinute.forget("mia");

        assertThat(threeAMinute.take("mia").granted()).isTrue();
    }

    /** A file can be larger than what is left of a day can ever be; then it takes a whole day's. */
    @Test
    void takesAllForMoreThanThereCanBe() {
        assertThat(threeAMinute.take("mia", 1_000).granted()).isTrue();
        assertThat(threeAMinute.take("mia", 1_000).retryAfter()).isEqualTo(60);
    }

    @Test
    void remembersTheLatestNamesOnly() {
        threeAMinute.take("mia", 3);
        threeAMinute.take("omar", 3);
        threeAMinute.take("mia");
        threeAMinute.take("sofia", 3);

        assertThat(threeAMinute.look("mia").granted()).isFalse();
        assertThat(threeAMinute.look("omar").granted()).isTrue();
    }
}
