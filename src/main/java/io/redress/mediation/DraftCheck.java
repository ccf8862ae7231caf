package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.ReturnCase;
import io.redress.mediation.precedents.Proposal;
import io.redress.web.InvalidInput;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Refuses reasons that nobody has written: a draft as it was generated, also with its open passages taken out (M5). Looks
 * a draft up only if the reasons look like one, so that nobody else pays for it.
 */
@Component
class DraftCheck {

    /** Whether the goods go back may have been decided after the draft was made. */
    private static final Set<String> OF_ANY_DRAFT = Set.of(DecisionInWords.GOES_BACK, DecisionInWords.STAYS);

    private final DraftReasons drafts;
    private final DecisionStore decisions;

    DraftCheck(DraftReasons drafts, DecisionStore decisions) {
        this.drafts = drafts;
        this.decisions = decisions;
    }

    /**
     * The reasons, if they are anybody's own.
     *
     * @throws InvalidInput {@code reasons-unchanged}
     */
    String own(ReturnCase subject, Award award, String reasons) {
        if (reasons.contains(DraftReasons.OPENING.strip())
                        && ownWords(reasons, draft(subject, award)) < Reasons.SHORTEST
                || reasons.contains(SilentSide.SUBMITTED_NOTHING) && isDraftOfSilence(subject, reasons)) {
            throw new InvalidInput(
                    "reasons-unchanged",
                    "reasons",
                    "These reasons are the draft as it was written for you. Say in your own words what you find, and why.");
        }
        return reasons;
    }

    private String draft(ReturnCase subject, Award award) {
        return drafts.of(
                subject,
                new Proposal(award.remedy().type(), award.remedy().amount(), award.fault(), award.returnRequired()));
    }

    private boolean isDraftOfSilence(ReturnCase subject, String reasons) {
        return decisions
                .unissued(subject.number())
                .filter(one -> one.status() == Decision.Status.DRAFT)
                .filter(one -> ownWords(reasons, one.reasons()) < Reasons.SHORTEST)
                .isPresent();
    }

    /** How many characters the reasons have in sentences that the draft does not have. */
    private static int ownWords(String reasons, String draft) {
        Set<String> drafted = sentences(draft).collect(Collectors.toSet());
        return sentences(reasons)
                .filter(sentence -> !drafted.contains(sentence) && !OF_ANY_DRAFT.contains(sentence))
                .mapToInt(String::length)
                .sum();
    }

    /** Without passages, and without what a text field makes of blanks. */
    private static Stream<String> sentences(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\[Say [^\\]]*]", "").strip().replaceAll("\\s+", " "))
                .flatMap(line -> Stream.of(line.split("(?<=[.)]) ")));
    }
}
