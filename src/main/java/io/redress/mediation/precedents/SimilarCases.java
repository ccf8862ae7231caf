package io.redress.mediation.precedents;

import io.redress.cases.AwardedAmount;
import io.redress.cases.ReturnCase;
import io.redress.evidence.CaseAssessment;
import io.redress.mediation.precedents.SimilarCasesView.DifferenceView;
import io.redress.mediation.precedents.SimilarCasesView.SimilarCase;
import io.redress.mediation.precedents.SimilarCasesView.UsualView;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.ConsistencyPolicy;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Remedy;
import io.redress.policy.RemedyType;
import io.redress.policy.Similarity;
import io.redress.policy.SimilarityMeasure;
import io.redress.policy.UsualOutcome;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds decided cases that are similar, and compares a draft with them (M6, M7). It advises; it decides nothing. */
@Service
public class SimilarCases {

    private final Orders orders;
    private final CaseAssessment assessments;
    private final Precedents precedents;
    private final ConsistencyPolicy policy;

    SimilarCases(Orders orders, CaseAssessment assessments, Precedents precedents, ConsistencyPolicy policy) {
        this.orders = orders;
        this.assessments = assessments;
        this.precedents = precedents;
        this.policy = policy;
    }

    /** What a mediator reads beside a decision, judged by the evidence as it lies in the file now. */
    @Transactional(readOnly = true)
    public SimilarCasesView of(ReturnCase subject, Proposal draft) {
        return of(subject, orders.get(subject.orderId()), assessments.of(subject), draft);
    }

    /** The same for whoever has read the order and judged the evidence already. */
    @Transactional(readOnly = true)
    public SimilarCasesView of(ReturnCase subject, Order order, EvidenceAssessment evidence, Proposal draft) {
        Matter matter = Matter.of(subject, order, evidence);
        Similarity similarity = policy.similarity(matter.reason(), matter.effectiveChannel());
        Usual usual = new Usual(precedents.similarTo(matter, similarity));
        Integer share = shareOf(draft, matter, subject, order);
        UsualOutcome compared = policy.compare(usual.comparedWith(draft.remedy(), share, draft.fault()));
        BigDecimal factor = BigDecimal.valueOf(similarity.of(SimilarityMeasure.AMOUNT_FACTOR));
        return new SimilarCasesView(
                usual.cases().stream()
                        .limit(similarity.of(SimilarityMeasure.SHOWN))
                        .map(one -> view(one, PrecedentInWords.because(one, matter, factor)))
                        .toList(),
                view(usual, compared, share),
                compared.differences().stream()
                        .map(found -> new DifferenceView(
                                found.aspect(),
                                found.words() + " "
                                        + UsualInWords.of(found.aspect(), usual, draft.remedy(), share, draft.fault()),
                                found.rule()))
                        .toList());
    }

    private static @Nullable Integer shareOf(Proposal draft, Matter matter, ReturnCase subject, Order order) {
        RemedyType type = draft.remedy();
        if (type == null || type.sendsGoods() || type.needsAmount() && draft.amount() == null) {
            return null;
        }
        Money money = AwardedAmount.worth(new Remedy(type, draft.amount()), subject, order);
        return Granted.share(money.getAmount(), matter.atStake().getAmount());
    }

    private static UsualView view(Usual usual, UsualOutcome compared, @Nullable Integer draftShare) {
        if (!compared.speaks()) {
            return new UsualView(usual.size(), false, null, null, null, draftShare, compared.words());
        }
        RemedyType remedy = usual.remedy().orElseThrow();
        return new UsualView(
                usual.size(),
                true,
                remedy,
                usual.with(remedy),
                usual.shares().median().orElse(null),
                draftShare,
                UsualInWords.of(usual));
    }

    private static SimilarCase view(Precedent one, List<String> because) {
        return new SimilarCase(
                one.number(),
                one.reason(),
                one.effectiveChannel(),
                one.atStake(),
                one.remedy(),
                one.money(),
                one.share(),
                one.fault(),
                one.returnRequired(),
                one.issuedAt(),
                one.appealOutcome(),
                PrecedentInWords.outcome(one),
                PrecedentInWords.appeal(one),
                because);
    }
}
