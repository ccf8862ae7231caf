package io.redress.process;

import io.redress.cases.CaseSections;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.CaseView.OfferView;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.cases.Wording;
import io.redress.mediation.Decisions;
import io.redress.settlement.Settlements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What somebody has to know at a step besides the claim: the offer that waits for an answer, the decision that can be
 * appealed, the appeal that is to be answered, what is owed and what was sent.
 */
@Component
class StepFacts {

    private static final int LONGEST_QUOTE = 1_800;

    private final CaseSections.Offers offers;
    private final CaseSections.Appeals appeals;
    private final Decisions decisions;
    private final Settlements settlements;

    StepFacts(CaseSections.Offers offers, CaseSections.Appeals appeals, Decisions decisions, Settlements settlements) {
        this.offers = offers;
        this.appeals = appeals;
        this.decisions = decisions;
        this.settlements = settlements;
    }

    /** One line each, words of people cut where they are very long. */
    List<String> of(ReturnCase subject, Step step) {
        List<String> facts = new ArrayList<>();
        switch (step) {
            case ANSWER_REQUEST, ANSWER_OFFER, CONTINUE_NEGOTIATION ->
                lastOffer(subject).ifPresent(facts::add);
            case DECIDE_DISPUTE -> decisions.unissuedInWords(subject.number()).ifPresent(facts::add);
            case SIGN_DECISION -> facts.add("Decided " + decisions.awaitingSignature(subject.number()));
            case CONSIDER_APPEAL -> {
                decisions.standingInWords(subject.number()).ifPresent(facts::add);
                appeals.appealsOf(subject.number()).stream()
                        .map(StepFacts::inWords)
                        .forEach(facts::add);
            }
            case ANSWER_APPEAL, ANSWER_CROSS_APPEAL, REVIEW_APPEAL -> {
                decisions.standingInWords(subject.number()).ifPresent(facts::add);
                appeals.appealsOf(subject.number()).stream()
                        .filter(appeal -> !appeal.status().equals("REFUSED"))
                        .map(StepFacts::inWords)
                        .forEach(facts::add);
            }
            case SHIP_RETURN, INSPECT_RETURN, DECIDE_OBJECTION, SHIP_REPLACEMENT, CONFIRM_RECEIPT, PAY_AWARD ->
                facts.addAll(settlements.inWords(subject));
            case FILE_DISPUTE, BUYER_EVIDENCE, SELLER_EVIDENCE, ANSWER_EVIDENCE_REQUEST -> {}
        }
        return facts.stream().map(StepFacts::shortened).toList();
    }

    /** Empty while it is the request itself, which the claim tells already. */
    private Optional<String> lastOffer(ReturnCase subject) {
        List<OfferView> all = offers.offersOf(subject.number());
        OfferView last = all.get(all.size() - 1);
        if (all.size() == 1 && last.status().equals("OPEN")) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(
                        last.status().equals("OPEN")
                                ? "Open offer"
                                : "Last offer, " + last.status().toLowerCase(Locale.ROOT))
                .append(", by the ")
                .append(last.by().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(Wording.of(last.remedy()));
        if (last.freightPayer() != null) {
            text.append(", return freight paid by the ").append(Wording.lower(last.freightPayer()));
        }
        if (last.message() != null && all.size() > 1) {
            text.append(". ").append(last.message());
        }
        if (last.reason() != null) {
            text.append("\nWhy not: ").append(last.reason());
        }
        return Optional.of(text.toString());
    }

    private static String inWords(AppealView appeal) {
        StringBuilder text = new StringBuilder(appeal.refusal() == null ? "Appeal" : "Refused appeal")
                .append(" of the ")
                .append(Wording.lower(appeal.by()))
                .append(" (")
                .append(Wording.plain(appeal.ground()))
                .append("): ")
                .append(appeal.explanation());
        if (!appeal.evidenceIds().isEmpty()) {
            text.append(" Names ").append(pieces(appeal.evidenceIds().size())).append('.');
        }
        if (appeal.refusal() != null) {
            text.append("\nRefused: ").append(appeal.refusal());
        }
        if (appeal.answer() != null) {
            text.append("\nAnswer: ").append(appeal.answer());
        }
        return text.toString();
    }

    private static String pieces(int count) {
        return count == 1 ? "1 piece of evidence" : count + " pieces of evidence";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + " …";
    }
}
