package io.redress.mediation;

import static io.redress.cases.AnOrder.usd;
import static io.redress.cases.CaseSetup.LENA;
import static io.redress.cases.CaseSetup.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionNotAvailable;
import io.redress.cases.Award;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseView.DecisionView;
import io.redress.cases.Stage;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.Ruling;
import io.redress.policy.Rulings;
import io.redress.security.Side;
import io.redress.web.ApiProblem;
import io.redress.web.InvalidInput;
import java.util.Map;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class DecisionTests extends MediationTest {

    @Autowired
    Rulings rulings;

    @Test
    @DisplayName("M3: a mediator decides remedy, amount, fault, return and reasons; the task is the mediator's")
    void isMadeByTheMediator() {
        CaseNumber number = dispute();

        decide(number, MIA, new DecisionRequest(refund("250.00"), Fault.SELLER, false, "  " + REASONS + " ", null));

        assertThat(readByStaff(number)).hasValueSatisfying(made -> {
            assertThat(made.remedy()).isEqualTo(refund("250.00"));
            assertThat(made.fault()).isEqualTo(Fault.SELLER);
            assertThat(made.returnRequired()).isFalse();
            assertThat(made.reasons()).isEqualTo(REASONS);
            assertThat(made.status()).isEqualTo("PENDING");
            assertThat(made.decidedBy()).isEqualTo("mia");
        });
        assertThat(flow.claimed()).containsExactly("mia at DECIDE_DISPUTE");
        assertThat(flow.routing()).isEqualTo(Map.of("mediation", "DECIDED", "mediator", "mia"));
        assertThat(setup.read(number).decidedBy()).isEqualTo("mia");
    }

    @Test
    @DisplayName("M5: the parties read nothing of a decision before it is issued, in the log neither")
    void isNotToldBeforeItIsIssued() {
        CaseNumber number = dispute();

        decide(number, MIA, request(refund("250.00")));

        assertThat(readByParties(number)).isEmpty();
        assertThat(setup.events(number)).extracting(CaseEvent::type).containsExactly(CaseEventType.DECISION_MADE);
        assertThat(setup.events(number).get(0).data())
                .containsOnlyKeys("decisionId", "kind", "sha256")
                .extractingByKey("sha256")
                .asString()
                .hasSize(64);
    }

    @Test
    @DisplayName("M3: an award of everything paid is possible, and the ruling on the limit is kept")
    void awardsUpToTheLimit() {
        CaseNumber number = dispute();

        decide(number, MIA, request(refund("1050.00")));

        assertThat(readByStaff(number)).isPresent();
        assertThat(rulings.of(number.value())).extracting(Ruling::table).containsExactly("award-limit");
    }

    @Test
    @DisplayName("M3: a cent more is refused, with the figures")
    void refusesMoreThanWasPaid() {
        CaseNumber number = dispute();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, request(refund("1050.01"))))
                .satisfies(code("award-exceeds-limit"))
                .withMessageContaining("1,050.01 USD")
                .withMessageContaining("at most 1,050.00 USD");
        assertThat(readByStaff(number)).isEmpty();
        assertThat(flow.advanced()).isEmpty();
    }

    @Test
    @DisplayName("M3: freight that the payment does not cover comes on top")
    void countsUnpaidFreight() {
        CaseNumber number = dispute(order().paid("1000.00").build(), Remedy.of(RemedyType.FULL_REFUND));

        decide(number, MIA, request(refund("1050.00")));

        assertThat(readByStaff(number)).isPresent();
    }

    @Test
    @DisplayName("M3: incidental costs count if the buyer proved them")
    void awardsProvenCosts() {
        CaseNumber number = dispute();
        setup.evidence(number, Side.BUYER, EvidenceType.INVOICE, "parts");

        decide(number, MIA, withCosts(Remedy.of(RemedyType.FULL_REFUND), usd("80.00")));

        assertThat(readByStaff(number).map(DecisionView::incidentalCosts)).contains(usd("80.00"));
    }

    @Test
    @DisplayName("M3: incidental costs above the limit do not count without proof")
    void refusesUnprovenCosts() {
        CaseNumber number = dispute();
        setup.evidence(number, Side.SELLER, EvidenceType.INVOICE, "of the seller");
        setup.evidence(number, Side.BUYER, EvidenceType.PHOTO, "of the lamp");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, withCosts(Remedy.of(RemedyType.FULL_REFUND), usd("0.01"))))
                .satisfies(code("award-exceeds-limit"))
                .withMessageContaining("no invoice, receipt or record of payment");
    }

    @Test
    @DisplayName("M3: a full refund of an order of which an advance was paid is that advance")
    void refundsNoMoreThanTheAdvance() {
        CaseNumber number = dispute(order().paid("300.00").build(), Remedy.of(RemedyType.FULL_REFUND));

        decide(number, MIA, request(Remedy.of(RemedyType.FULL_REFUND)));

        assertThat(readByStaff(number)).isPresent();
    }

    @Test
    @DisplayName("M3: what another case of the order was awarded is not awarded again")
    void countsOtherCasesOfTheOrder() {
        var order = order().build();
        CaseNumber other = dispute(order, Remedy.of(RemedyType.FULL_REFUND));
        setup.change(
                other,
                subject -> subject.award(new Award(Award.Basis.AGREEMENT, refund("600.00"), false, null, null, null)));
        CaseNumber number = dispute(order, Remedy.of(RemedyType.FULL_REFUND));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, request(refund("450.01"))))
                .satisfies(code("award-exceeds-limit"))
                .withMessageContaining("600.00 USD awarded in other cases");
        decide(number, MIA, request(refund("450.00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "Too short."})
    @DisplayName("M3: a decision without reasons is refused")
    void needsReasons(String reasons) {
        CaseNumber number = dispute();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        decide(number, MIA, new DecisionRequest(refund("10.00"), Fault.SELLER, false, reasons, null)))
                .satisfies(code("reasons-required"));
    }

    @Test
    @DisplayName("M3: reasons have 20 to 8,000 characters")
    void limitsReasons() {
        assertThat(Reasons.required("x".repeat(20))).hasSize(20);
        assertThat(Reasons.required("x".repeat(8_000))).hasSize(8_000);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Reasons.required("x".repeat(19)));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Reasons.required("x".repeat(8_001)));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Reasons.required(null));
    }

    @Test
    @DisplayName("M3: a decision without remedy or fault is refused, each naming its field")
    void needsRemedyAndFault() {
        CaseNumber number = dispute();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, request(null)))
                .satisfies(field("remedy"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, new DecisionRequest(refund("1.00"), null, false, REASONS, null)))
                .satisfies(field("fault"));
    }

    @Test
    @DisplayName("M3: an award in another currency is refused")
    void refusesOtherCurrencies() {
        CaseNumber number = dispute();
        Money euros = Money.of(CurrencyUnit.EUR, 10);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, request(new Remedy(RemedyType.COMPENSATION, euros))))
                .satisfies(code("wrong-currency"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, withCosts(refund("10.00"), euros)))
                .satisfies(code("wrong-currency"));
    }

    @Test
    @DisplayName("M3: a refund against return implies the return")
    void impliesTheReturn() {
        CaseNumber number = dispute();

        decide(
                number,
                MIA,
                new DecisionRequest(Remedy.of(RemedyType.RETURN_AND_REFUND), Fault.SELLER, false, REASONS, null));

        assertThat(readByStaff(number).map(DecisionView::returnRequired)).contains(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = RemedyType.class,
            names = {"PARTIAL_REFUND", "COMPENSATION", "DENIED"})
    @DisplayName("M3: nothing is sent back under a remedy that leaves the goods with the buyer")
    void refusesAReturnThatMakesNoSense(RemedyType type) {
        CaseNumber number = dispute();
        Remedy remedy = type.needsAmount() ? new Remedy(type, usd("10.00")) : Remedy.of(type);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, new DecisionRequest(remedy, Fault.NONE, true, REASONS, null)))
                .satisfies(code("return-not-possible"));
    }

    @Test
    @DisplayName("M3: goods that never arrived are not sent back")
    void refusesTheReturnOfWhatNeverCame() {
        CaseNumber lost = dispute(order().build(), Reason.NOT_DELIVERED, Remedy.of(RemedyType.FULL_REFUND));
        CaseNumber cancelled =
                dispute(order().notShipped().build(), Reason.CANCEL_BEFORE_SHIPMENT, Remedy.of(RemedyType.FULL_REFUND));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(lost, MIA, request(Remedy.of(RemedyType.RETURN_AND_REFUND))))
                .satisfies(code("return-not-possible"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(
                        cancelled,
                        MIA,
                        new DecisionRequest(Remedy.of(RemedyType.FULL_REFUND), Fault.SELLER, true, REASONS, null)))
                .satisfies(code("return-not-possible"));
    }

    @Test
    @DisplayName("M3: costs are not awarded on top of a remedy that pays nothing")
    void refusesCostsWithoutMoney() {
        CaseNumber number = dispute();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decide(number, MIA, withCosts(Remedy.of(RemedyType.REPLACEMENT), usd("5.00"))))
                .satisfies(code("costs-not-payable"));
    }

    @Test
    @DisplayName("M3: neither a party nor anybody at the wrong time decides")
    void isNotAnybodys() {
        CaseNumber number = dispute();
        CaseNumber early = setup.open(
                order().build(),
                Reason.DAMAGED,
                Remedy.of(RemedyType.REPAIR),
                subject -> subject.enter(Stage.EVIDENCE));

        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> decide(number, setup.party(number, Side.SELLER), request(refund("10.00"))));
        assertThatExceptionOfType(ActionNotAvailable.class)
                .isThrownBy(() -> decide(early, LENA, request(refund("10.00"))));
    }

    static Consumer<ApiProblem> code(String code) {
        return problem -> assertThat(problem.code()).isEqualTo(code);
    }

    private static Consumer<ApiProblem> field(String field) {
        return problem -> assertThat(problem.extras()).containsEntry("field", field);
    }

    private static DecisionRequest withCosts(@Nullable Remedy remedy, Money costs) {
        return new DecisionRequest(remedy, Fault.SELLER, null, REASONS, costs);
    }
}
