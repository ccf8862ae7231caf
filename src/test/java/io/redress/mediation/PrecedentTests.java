package io.redress.mediation;

import static io.redress.cases.AnOrder.usd;
import static io.redress.cases.CaseSetup.MIA;
import static io.redress.cases.CaseSetup.SOFIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.redress.cases.CaseNumber;
import io.redress.database.CommitCounter;
import io.redress.mediation.precedents.Proposal;
import io.redress.mediation.precedents.SimilarCases;
import io.redress.mediation.precedents.SimilarCasesView;
import io.redress.mediation.precedents.SimilarCasesView.DifferenceView;
import io.redress.mediation.precedents.SimilarCasesView.SimilarCase;
import io.redress.orders.Order;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.UsualOutcome.Aspect;
import io.redress.security.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PrecedentTests extends MediationTest {

    @Autowired
    SimilarCases similar;

    @Autowired
    DecisionOnAppeal onAppeal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CommitCounter database;

    @BeforeEach
    void nothingWasDecidedBefore() {
        jdbc.sql("delete from precedent").update();
    }

    @Test
    @DisplayName("M6: a decision that is issued becomes a precedent, and not before")
    void remembersWhatIsIssued() {
        CaseNumber number = dispute();
        decide(number, MIA, request(refund("250.00")));
        assertThat(precedents()).isEmpty();

        issue(number);

        assertThat(precedents())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("case_number", number.value())
                        .containsEntry("reason", "DAMAGED")
                        .containsEntry("buyer_verdict", "INSUFFICIENT")
                        .containsEntry("seller_verdict", "SUFFICIENT")
                        .containsEntry("remedy", "PARTIAL_REFUND")
                        .containsEntry("first_remedy", "PARTIAL_REFUND")
                        .containsEntry("goods", "'desk':1 'lamp':2")
                        .containsEntry("at_stake", "1050.00")
                        .containsEntry("awarded", "250.00")
                        .containsEntry("band", "6")
                        .containsEntry("fault", "SELLER"));
    }

    @Test
    @DisplayName("M6, A4: an appeal changes the precedent, which remembers what was decided before")
    void anAppealChangesIt() {
        CaseNumber number = dispute();
        issued(number, request(refund("250.00")));

        amend(number, AppealOutcome.AMENDED, refund("500.00"));

        SimilarCase found = similarTo(dispute(), Proposal.OPEN).similar().get(0);
        assertThat(found.appeal()).isEqualTo("AMENDED");
        assertThat(found.outcome()).isEqualTo("Partial refund of 500.00 USD, 48 % of 1,050.00 USD");
        assertThat(found.appealed())
                .isEqualTo("amended on appeal; before: partial refund of 250.00 USD, 24 % of 1,050.00 USD");
    }

    @Test
    @DisplayName("M6: a similar case tells its outcome, and why it is similar")
    void tellsWhySimilar() {
        CaseNumber before = dispute();
        setup.evidence(before, Side.BUYER, EvidenceType.PHOTO, "before");
        issued(before, request(refund("250.00")));
        CaseNumber now = dispute(order().priced("150.00").build(), Reason.DEFECTIVE, Remedy.of(RemedyType.FULL_REFUND));
        setup.evidence(now, Side.BUYER, EvidenceType.PHOTO, "now");

        assertThat(similarTo(now, Proposal.OPEN).similar()).singleElement().satisfies(found -> {
            assertThat(found.number()).isEqualTo(before.value());
            assertThat(found.awarded()).isEqualTo(usd("250.00"));
            assertThat(found.share()).isEqualTo(24);
            assertThat(found.fault()).isEqualTo(Fault.SELLER);
            assertThat(found.appeal()).isNull();
            assertThat(found.because())
                    .containsExactly(
                            "related reason: damaged",
                            "same channel: trade assurance",
                            "the buyer's evidence was partial too",
                            "the seller's evidence was sufficient too",
                            "similar amount: 1,050.00 USD",
                            "similar goods: desk, lamp");
        });
    }

    @Test
    @DisplayName("M6: the more two cases have in common, the earlier the other is named; too little is nothing")
    void ranks() {
        CaseNumber alike = decided(order().build(), Reason.DAMAGED);
        CaseNumber dear = decided(order().priced("1000.00").build(), Reason.DAMAGED);
        CaseNumber related = decided(order().build(), Reason.DEFECTIVE);
        decided(order().build(), Reason.PRICE_RAISED);

        assertThat(similarTo(dispute(), Proposal.OPEN).similar())
                .extracting(SimilarCase::number)
                .containsExactly(alike.value(), dear.value(), related.value());
    }

    @Test
    @DisplayName("M6: neither the case itself nor one of the same two parties is a precedent")
    void leavesOutTheSameParties() {
        Order order = order().build();
        CaseNumber number = decided(order, Reason.DAMAGED);
        CaseNumber again = dispute(order, Reason.DAMAGED, Remedy.of(RemedyType.FULL_REFUND));

        assertThat(similarTo(number, Proposal.OPEN).similar()).isEmpty();
        assertThat(similarTo(again, Proposal.OPEN).similar()).isEmpty();
    }

    @Test
    @DisplayName("M7: what is usual is told with its figures, and a draft that differs is told so")
    void tellsWhatIsUsual() {
        for (String amount : List.of("315.00", "350.00", "399.00", "400.00", "472.50")) {
            issued(dispute(), request(refund(amount)));
        }
        issued(dispute(), new DecisionRequest(Remedy.of(RemedyType.DENIED), Fault.NONE, false, REASONS, null));

        SimilarCasesView usual = similarTo(dispute(), proposal(RemedyType.PARTIAL_REFUND, "390.00", Fault.SELLER));
        SimilarCasesView dear = similarTo(dispute(), proposal(RemedyType.PARTIAL_REFUND, "945.00", Fault.BUYER));
        SimilarCasesView goods = similarTo(dispute(), proposal(RemedyType.REPAIR, null, null));

        assertThat(usual.usual().words())
                .isEqualTo("Of 6 similar cases 5 ended in a partial refund of 30 to 45 % of what was claimed"
                        + " (median 38 %); 5 found the seller at fault.");
        assertThat(usual.usual().draftShare()).isEqualTo(37);
        assertThat(usual.differences()).isEmpty();
        assertThat(dear.differences())
                .extracting(DifferenceView::aspect, DifferenceView::words, DifferenceView::rule)
                .containsExactly(
                        tuple(
                                Aspect.AMOUNT,
                                "The amount is far from what is usual. Yours is 90 % of what is claimed; 6 similar cases granted 0 to 45 % (median 36 %).",
                                "M7"),
                        tuple(
                                Aspect.FAULT,
                                "Few similar cases found the fault there. Yours finds the buyer at fault; of 6 similar cases none did, and 5 found the seller at fault.",
                                "M7"));
        assertThat(goods.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.words())
                        .isEqualTo(
                                "Few similar cases ended in this remedy. Yours is a repair; of 6 similar cases none ended in"
                                        + " a repair, and 5 ended in a partial refund."));
    }

    @Test
    @DisplayName("M7: too few similar cases say nothing, and warn of nothing")
    void fewSayNothing() {
        for (int count = 0; count < 4; count++) {
            issued(dispute(), request(refund("100.00")));
        }

        SimilarCasesView view = similarTo(dispute(), proposal(RemedyType.FULL_REFUND, null, Fault.BUYER));

        assertThat(view.similar()).hasSize(4);
        assertThat(view.usual().enough()).isFalse();
        assertThat(view.usual().words()).contains("too few");
        assertThat(view.differences()).isEmpty();
    }

    @Test
    @DisplayName("M6: ten similar cases are shown of all that are counted, in as many statements as one takes")
    void asksAFixedNumberOfTimes() {
        issued(dispute(), request(refund("100.00")));
        CaseNumber number = dispute();
        similarTo(number, Proposal.OPEN);
        int statementsOfOne = statements(number);
        for (int count = 0; count < 11; count++) {
            issued(dispute(), request(refund("100.00")));
        }

        SimilarCasesView view = similarTo(number, Proposal.OPEN);

        assertThat(view.similar()).hasSize(10);
        assertThat(view.usual().similarCases()).isEqualTo(12);
        assertThat(statements(number)).isEqualTo(statementsOfOne).isLessThanOrEqualTo(6);
    }

    @Test
    @DisplayName("M6: decisions that were there before the table are entered as if they were issued now")
    void enteredByTheMigrationTheyAreTheSame() throws IOException {
        CaseNumber photographed =
                dispute(order().priced("150.00").paid("1200.00").build(), Remedy.of(RemedyType.RETURN_AND_REFUND));
        setup.evidence(photographed, Side.BUYER, EvidenceType.PHOTO, "migrated");
        issued(photographed, request(Remedy.of(RemedyType.FULL_REFUND)));
        issued(dispute(order().build(), refund("700.00")), request(Remedy.of(RemedyType.REPAIR)));
        CaseNumber appealed = dispute();
        issued(appealed, new DecisionRequest(Remedy.of(RemedyType.DENIED), Fault.NONE, false, REASONS, null));
        amend(appealed, AppealOutcome.OVERTURNED, refund("500.00"));
        decide(dispute(), MIA, request(refund("250.00")));
        List<Map<String, @Nullable Object>> written = precedents();
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V39__precedent.sql"));

        jdbc.sql("delete from precedent").update();
        jdbc.sql(migration.substring(migration.indexOf("insert into precedent")))
                .update();
        jdbc.sql("delete from precedent where case_number <> all (?)")
                .param(written.stream().map(row -> row.get("case_number")).toArray(String[]::new))
                .update();

        assertThat(written).hasSize(3);
        assertThat(precedents()).isEqualTo(written);
    }

    private CaseNumber decided(Order order, Reason reason) {
        CaseNumber number = dispute(order, reason, Remedy.of(RemedyType.FULL_REFUND));
        issued(number, request(refund("250.00")));
        return number;
    }

    private void amend(CaseNumber number, AppealOutcome outcome, Remedy remedy) {
        setup.change(number, subject -> {
            onAppeal.make(subject, SOFIA, outcome, remedy, null, null, REASONS, setup.now());
            onAppeal.issue(subject, List.of(), setup.now());
        });
    }

    private SimilarCasesView similarTo(CaseNumber number, Proposal proposal) {
        return similar.of(setup.read(number), proposal);
    }

    private int statements(CaseNumber number) {
        List<Object> answers = new ArrayList<>();
        return database.of(() -> answers.add(similarTo(number, Proposal.OPEN)))
                .statements()
                .size();
    }

    private static Proposal proposal(RemedyType remedy, @Nullable String amount, @Nullable Fault fault) {
        return new Proposal(remedy, amount == null ? null : usd(amount), fault, null);
    }

    private List<Map<String, @Nullable Object>> precedents() {
        return jdbc.sql("""
                        select case_number, reason, effective_channel, buyer_id, seller_id, buyer_verdict, seller_verdict,
                               currency, at_stake::text, band::text, goods::text, remedy, awarded::text, fault,
                               return_required::text, issued_at, first_remedy, first_awarded::text, appeal_outcome
                          from precedent order by case_number
                        """).query().listOfRows();
    }
}
