package io.redress.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.ledger.Standing.Entry;
import io.redress.ledger.Standing.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S4: what a seller did not perform")
class SellerStandingTests {

    private static final LedgerDatabase DATABASE = new LedgerDatabase();
    private static final Instant NOW = Instant.parse("2026-02-01T10:00:00Z");
    private static int sellers;

    private final String seller = "S-STANDING-" + ++sellers;
    private final SellerStanding standing =
            new SellerStanding(DATABASE.jdbc, DATABASE.ledger, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aSellerThatNothingIsKnownAboutStandsWell() {
        Standing unknown = standing.of(seller);
        assertThat(unknown.penaltyPoints()).isZero();
        assertThat(unknown.suspended()).isFalse();
        assertThat(unknown.suspendedSince()).isNull();
        assertThat(unknown.guarantee()).isEmpty();
        assertThat(unknown.entries()).isEmpty();
    }

    @Test
    void pointsAddUp() {
        assertThat(standing.penalise(seller, 10, seller + "-1", "Award not paid"))
                .isEqualTo(10);
        assertThat(standing.penalise(seller, 5, seller + "-2", "Award not paid"))
                .isEqualTo(15);
        assertThat(standing.of(seller).penaltyPoints()).isEqualTo(15);
        assertThat(standing.of(seller).entries())
                .containsExactly(
                        new Entry(Kind.PENALTY, 10, "Award not paid", seller + "-1", NOW),
                        new Entry(Kind.PENALTY, 5, "Award not paid", seller + "-2", NOW));
    }

    @Test
    void theSameReasonInTheSameCaseCountsOnce() {
        standing.penalise(seller, 10, seller, "Award not paid");
        assertThat(standing.penalise(seller, 10, seller, "Award not paid")).isEqualTo(10);
        assertThat(standing.penalise(seller, 10, seller, "Shipped after cancellation"))
                .isEqualTo(20);
    }

    @Test
    void aSuspendedSellerIsSuspendedOnce() {
        standing.suspend(seller, seller, "Twenty points");
        standing.suspend(seller, seller, "Twenty points");
        assertThat(standing.of(seller).suspended()).isTrue();
        assertThat(standing.of(seller).suspendedSince()).isEqualTo(NOW);
        assertThat(standing.of(seller).entries()).hasSize(1);
    }

    @Test
    void showsTheGuaranteeOfEachCurrency() {
        DATABASE.inTransaction(() -> {
            DATABASE.ledger.setGuarantee(seller, Money.parse("USD 500.00"));
            DATABASE.ledger.setGuarantee(seller, Money.parse("EUR 20.00"));
            return null;
        });
        assertThat(standing.of(seller).guarantee())
                .containsExactly(Money.parse("EUR 20.00"), Money.parse("USD 500.00"));
    }

    @Test
    void noPointsAreNoPenalty() {
        assertThatThrownBy(() -> standing.penalise(seller, 0, seller, "Nothing"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
