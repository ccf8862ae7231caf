package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.orders.CarriageArrangedBy;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreightPolicyTests {

    private final TestPolicies policies = TestPolicies.with(Clock.systemUTC());

    @ParameterizedTest(name = "{0}: {1}, carriage by {2}, fault {3}, is paid by {4}")
    @CsvSource({
        "F10, CHANGE_OF_MIND, SELLER, , BUYER",
        "F10, CANCEL_BEFORE_SHIPMENT, SELLER, , BUYER",
        "F20, DEFECTIVE, BUYER, , SELLER",
        "F20, SELLER_CANNOT_FULFIL, SELLER, , SELLER",
        "F20, PRICE_RAISED, SELLER, , SELLER",
        "F20, CHANGE_OF_MIND, SELLER, SELLER, SELLER",
        "F30, DAMAGED_IN_TRANSIT, SELLER, , SELLER",
        "F31, LOST_IN_TRANSIT, BUYER, , BUYER",
        "F31, DEFECTIVE, BUYER, CARRIER, BUYER",
        "F40, DEFECTIVE, SELLER, BUYER, BUYER",
        "F41, DEFECTIVE, SELLER, NONE, BUYER",
        "F30, DAMAGED_IN_TRANSIT, SELLER, NONE, SELLER",
        "F21, NOT_DELIVERED, SELLER, , SELLER",
        "F70, PAYMENT_OR_REFUND, SELLER, , NOBODY",
    })
    void faultBears(String rule, Reason reason, CarriageArrangedBy carriage, Fault fault, FreightPayer payer) {
        Freight freight = policies.freight(FreightScheme.FAULT_BEARS)
                .decide(new FreightQuestion(reason, carriage, fault, null, false));
        assertThat(freight.payer()).isEqualTo(payer);
        assertThat(freight.rule()).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0}: {1} is paid by {2}")
    @CsvSource({
        "F90, CHANGE_OF_MIND, SELLER",
        "F91, WRONG_ITEM, BUYER",
        "F91, QUALITY_DISCREPANCY, BUYER",
        "F20, DAMAGED, SELLER"
    })
    void thePublishedGuideToTheLetter(String rule, Reason reason, FreightPayer payer) {
        Freight freight = policies.freight(FreightScheme.PUBLISHED_GUIDE)
                .decide(FreightQuestion.atIntake(reason, CarriageArrangedBy.SELLER, false));
        assertThat(freight.payer()).isEqualTo(payer);
        assertThat(freight.rule()).isEqualTo(rule);
    }

    @Test
    @DisplayName(
            "F50: what the parties agreed goes before everything else (K1: remade free, the buyer pays the shipping)")
    void anAgreementGoesBeforeEverything() {
        Freight freight = policies.freight(FreightScheme.PUBLISHED_GUIDE)
                .decide(new FreightQuestion(
                        Reason.DEFECTIVE, CarriageArrangedBy.SELLER, Fault.SELLER, FreightPayer.BUYER, true));
        assertThat(freight.payer()).isEqualTo(FreightPayer.BUYER);
        assertThat(freight.rule()).isEqualTo("F50");
    }

    @Test
    @DisplayName("F60: goods worth less than the return freight do not travel")
    void lowValueDoesNotTravel() {
        Freight freight = policies.freight(FreightScheme.FAULT_BEARS)
                .decide(FreightQuestion.atIntake(Reason.CHANGE_OF_MIND, CarriageArrangedBy.SELLER, true));
        assertThat(freight.payer()).isEqualTo(FreightPayer.NOBODY);
        assertThat(freight.rule()).isEqualTo("F60");
    }
}
