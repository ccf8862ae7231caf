package io.redress.mediation;

import io.redress.cases.Award;
import io.redress.cases.ReturnCase;
import io.redress.cases.Wording;
import io.redress.evidence.CaseAssessment;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceView;
import io.redress.mediation.precedents.Proposal;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.Fault;
import io.redress.policy.Remedy;
import io.redress.policy.Requirement;
import io.redress.policy.RuleHit;
import io.redress.policy.SideSufficiency;
import io.redress.security.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/**
 * Drafts the reasons of a decision from what is known: claim, evidence of each side, what is missing, what the rules say,
 * how the remedy is computed (M5). What only a person can say is left as a {@link Passage} to be filled in; reasons that
 * still have one are refused.
 */
@Component
class DraftReasons {

    /** What each draft begins with. */
    static final String OPENING = "What is claimed: ";

    /** In characters: what a mediator writes must fit too. */
    static final int LONGEST = 6_000;

    private static final int MOST_PIECES = 5;
    private static final int LONGEST_QUOTE = 300;

    private final Orders orders;
    private final CaseAssessment assessments;
    private final EvidenceFile evidence;
    private final AwardCheck awards;

    DraftReasons(Orders orders, CaseAssessment assessments, EvidenceFile evidence, AwardCheck awards) {
        this.orders = orders;
        this.assessments = assessments;
        this.evidence = evidence;
        this.awards = awards;
    }

    /** For what a mediator thinks of deciding; stores nothing. */
    @Transactional(readOnly = true)
    String of(ReturnCase subject, Proposal proposal) {
        Order order = orders.get(subject.orderId());
        EvidenceAssessment assessment = assessments.of(subject);
        List<EvidenceView> file = evidence.of(subject.number());
        List<String> before = new ArrayList<>();
        before.add(OPENING + claim(subject, order));
        before.add("Who has to prove it: " + burden(assessment));
        List<String> shown = new ArrayList<>();
        for (Side side : Side.values()) {
            shown.add(side(side, subject, assessment, file));
        }
        List<String> after = new ArrayList<>();
        if (!subject.findings().isEmpty()) {
            after.add(findings(subject));
        }
        after.add(remedy(subject, order, proposal));
        after.add(fault(proposal.fault()));
        String beside = beside(assessment, file);
        String whole = join(before, shown, List.of(beside), after);
        return whole.length() <= LONGEST ? whole : shortened(join(before, shown, List.of(), after));
    }

    private static String claim(ReturnCase subject, Order order) {
        String claimed = "the buyer claims %s, worth %s, as %s, and seeks a %s."
                .formatted(
                        quotable(
                                FactsFound.goods(subject, order),
                                subject.claim().linesInWords()),
                        Wording.of(subject.claimedValue()),
                        Wording.of(subject.claim().reason()),
                        Wording.of(subject.soughtRemedy()));
        return claimed
                + subject.statement()
                        .map(statement ->
                                " The %s says what was expected, and what was received, in the statement of %s."
                                        .formatted(statement.by().label(), DecisionInWords.day(statement.at())))
                        .orElse("");
    }

    private static String burden(EvidenceAssessment assessment) {
        String rules = assessment.rulings().stream()
                .filter(ruling -> ruling.table().equals("burden-of-proof"))
                .flatMap(ruling -> ruling.hits().stream())
                .map(RuleHit::rule)
                .collect(Collectors.joining(", "));
        return FactsFound.lowerFirst(assessment.requirements().burdenWords()) + " (" + rules + ")";
    }

    private static String side(Side side, ReturnCase subject, EvidenceAssessment assessment, List<EvidenceView> file) {
        SideSufficiency found = assessment.of(side);
        List<String> lines = new ArrayList<>();
        boolean asked = !found.met().isEmpty() || !found.missing().isEmpty();
        lines.add("What the " + side.label() + " has shown: "
                + (asked
                        ? FactsFound.lowerFirst(found.words()) + " (" + found.rule() + ")"
                        : "the rules ask nothing of the " + side.label() + " for this reason."));
        for (Requirement met : found.met()) {
            lines.add("- %s (%s) This rests on %s."
                    .formatted(met.words(), met.rule(), some(FactsFound.proofs(met, subject, assessment, file))));
        }
        for (Requirement missing : found.missing()) {
            lines.add("- Missing: %s (%s)".formatted(FactsFound.lowerFirst(missing.words()), missing.rule()));
        }
        lines.add(Passage.WEIGHT.text().formatted(side.label()));
        return String.join("\n", lines);
    }

    private static String beside(EvidenceAssessment assessment, List<EvidenceView> file) {
        List<String> pieces = FactsFound.beside(assessment, file).stream()
                .map(item -> FactsFound.describe(item) + ", from the " + Wording.lower(item.submittedBy()))
                .toList();
        return pieces.isEmpty() ? "" : "Also in the file: " + some(pieces) + ".";
    }

    private static String findings(ReturnCase subject) {
        return "Why the claim was taken on:\n"
                + String.join(
                        "\n",
                        subject.findings().stream()
                                .map(found -> "- " + found.explanation() + " (" + found.rule() + ")")
                                .toList());
    }

    private String remedy(ReturnCase subject, Order order, Proposal proposal) {
        if (proposal.remedy() == null) {
            return "What is decided: " + Passage.REMEDY.text();
        }
        if (proposal.remedy().needsAmount() && proposal.amount() == null) {
            return "What is decided: a " + Wording.lower(proposal.remedy()) + ". " + Passage.AMOUNT.text();
        }
        Remedy remedy = new Remedy(proposal.remedy(), proposal.amount());
        boolean back = Boolean.TRUE.equals(proposal.returnRequired());
        Award award = new Award(Award.Basis.DECISION, remedy, back, Fault.NONE, null, null);
        List<String> sentences = new ArrayList<>();
        sentences.add("What is decided: " + FactsFound.lowerFirst(DecisionInWords.granted(award)));
        sentences.addAll(RemedyComputed.list(remedy, null, subject, order, awards.mostWithoutCosts(subject, order)));
        return String.join(" ", sentences) + "\n" + Passage.WHY_REMEDY.text();
    }

    private static String fault(@Nullable Fault fault) {
        return fault == null
                ? "Whose fault it is: " + Passage.FAULT.text()
                : "Whose fault it is: " + FactsFound.lowerFirst(DecisionInWords.fault(fault)) + "\n"
                        + Passage.WHY_FAULT.text();
    }

    /** Words of people are given whole, so that they can be found again, or not at all. */
    private static String quotable(String text, String instead) {
        return text.length() <= LONGEST_QUOTE ? text : instead;
    }

    private static String some(List<String> pieces) {
        int more = pieces.size() - MOST_PIECES;
        String first = String.join("; ", pieces.subList(0, Math.min(pieces.size(), MOST_PIECES)));
        return more > 0 ? first + "; and " + more + " more" : first;
    }

    @SafeVarargs
    private static String join(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part.stream().filter(StringUtils::hasText).toList());
        }
        return String.join("\n\n", all);
    }

    /** Ends with a passage, so that what was cut off is not overlooked. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.lastIndexOf('\n', LONGEST - Passage.REST.text().length() - 1);
        return text.substring(0, end) + "\n" + Passage.REST.text();
    }
}
