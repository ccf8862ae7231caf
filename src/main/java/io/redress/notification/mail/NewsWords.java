package io.redress.notification.mail;

import io.redress.audit.CaseEventType;
import io.redress.cases.Award;
import io.redress.cases.FindingView;
import io.redress.cases.ReturnCase;
import io.redress.cases.Wording;
import io.redress.security.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells one side what happened, in words of our own. */
final class NewsWords {

    private final News news;
    private final ReturnCase subject;
    private final Side reader;

    NewsWords(News news, ReturnCase subject, Side reader) {
        this.news = news;
        this.subject = subject;
        this.reader = reader;
    }

    /** What happened, as a sentence without its full stop; it is the subject of the mail, too. */
    String headline() {
        return switch (news.type()) {
            case OPENED -> forBuyer("Your case is open", "The buyer has opened a case");
            case INELIGIBLE -> "Your request cannot be taken up";
            case OFFER_MADE ->
                news.text("by").equals("MEDIATOR")
                        ? "The mediator proposes a settlement"
                        : "The " + reader.other().label() + " has made you an offer";
            case OFFER_ACCEPTED -> isAgreed() ? "You have an agreement" : did("accepted the proposal");
            case DISPUTE_OPENED -> "The case is now a formal dispute";
            case EVIDENCE_REQUESTED -> "The mediator asks you for more evidence";
            case EVIDENCE_REFUSED -> "A file that you handed in was refused";
            case EVIDENCE_RELEASED -> "A file that you handed in counts after all";
            case DECISION_ISSUED -> "The dispute is decided";
            case APPEALED -> "The " + reader.other().label() + " has appealed";
            case APPEAL_DECIDED -> "The appeal is decided";
            case REFUND_HELD -> "Money is held for you";
            case REFUND_PAID -> forBuyer("Your refund is paid", "The buyer's refund is paid");
            case SETTLED -> "The case is settled and closed";
            case WITHDRAWN -> forBuyer("Your case is withdrawn", "The buyer's case is withdrawn");
            case DEADLINE_APPROACHING -> "A term of yours ends soon";
            case DEADLINE_PASSED -> isOwnTerm() ? "A term of yours is over" : passedOfOther();
            default -> throw untold(news.type());
        };
    }

    /** What there is to say about it. */
    List<String> told() {
        return switch (news.type()) {
            case OPENED ->
                List.of(
                        "The reason given is: " + Wording.of(subject.claim().reason()) + ".",
                        forBuyer("You ask", "The buyer asks") + " for: "
                                + Wording.of(subject.claim().requestedRemedy()) + ".");
            case INELIGIBLE -> findings();
            case OFFER_MADE -> List.of("The offer is: " + news.text("remedy") + ".");
            case OFFER_ACCEPTED -> accepted();
            case DISPUTE_OPENED ->
                List.of(
                        did("taken the case to the formal dispute")
                                + (isOwn() ? ", and ask for: " : ", and asks for: ") + news.text("requestedRemedy")
                                + ".",
                        "Both sides now hand in their evidence; then a mediator decides.");
            case EVIDENCE_REQUESTED -> requested();
            case EVIDENCE_REFUSED ->
                List.of(
                        "The malware scanner found something in a file that you handed in as " + news.plain("type")
                                + ". It does not count as evidence, and nobody can open it.",
                        "If it matters, hand in a clean copy while evidence is taken.");
            case EVIDENCE_RELEASED ->
                List.of("The malware scanner was wrong about a file that you handed in as " + news.plain("type")
                        + ". It is evidence now.");
            case DECISION_ISSUED -> decided();
            case APPEALED ->
                List.of("The ground is: " + news.plain("ground") + ". What was said, and the evidence that it names,"
                        + " stand in the case.");
            case APPEAL_DECIDED ->
                List.of(
                        "The outcome is: " + news.plain("outcome") + ". What stands from now on is: "
                                + news.text("remedy") + ".",
                        "This is final. The reasons stand in the case.");
            case REFUND_HELD ->
                List.of(news.money("amount")
                        + " of what you paid is held for you. It is paid as soon as nothing has to be waited for any"
                        + " more: a return, or the time in which an appeal is possible.");
            case REFUND_PAID ->
                List.of(news.money("amount") + " " + forBuyer("is paid to you.", "is paid to the buyer."));
            case SETTLED -> List.of("Everything that was agreed or decided has been carried out.");
            case WITHDRAWN -> List.of(withdrawn());
            case DEADLINE_APPROACHING ->
                List.of("Your term for " + TermWords.of(news.text("deadline")) + " ends on "
                        + news.instant("dueAt").map(Moments::spelled).orElse("the day that stands in the case") + ".");
            case DEADLINE_PASSED -> passed();
            default -> throw untold(news.type());
        };
    }

    private static IllegalArgumentException untold(CaseEventType type) {
        return new IllegalArgumentException("nobody is mailed about " + type.wireName());
    }

    private String forBuyer(String toBuyer, String toSeller) {
        return reader == Side.BUYER ? toBuyer : toSeller;
    }

    private String did(String what) {
        return news.by()
                .map(side -> side == reader ? "You have " + what : "The " + side.label() + " has " + what)
                .orElse("Somebody has " + what);
    }

    private boolean isOwn() {
        return news.by().filter(side -> side == reader).isPresent();
    }

    private boolean isAgreed() {
        return subject.award()
                .filter(award -> award.basis() == Award.Basis.AGREEMENT)
                .isPresent();
    }

    private List<String> accepted() {
        return isAgreed()
                ? List.of(
                        did("accepted the offer") + ".",
                        "Agreed is: "
                                + subject.award()
                                        .map(award -> Wording.of(award.remedy()))
                                        .orElseThrow()
                                + ". It is carried out like a decision.")
                : List.of("It binds once both sides have accepted it.");
    }

    /** Why not, when it would be, and what else there is (E10 to E90). */
    private List<String> findings() {
        return subject.findings().stream()
                .filter(finding -> finding.finding().equals("BLOCK"))
                .flatMap(NewsWords::sentences)
                .toList();
    }

    private static Stream<String> sentences(FindingView finding) {
        Stream.Builder<String> sentences = Stream.builder();
        sentences.add(finding.explanation());
        if (finding.eligibleAt() != null) {
            sentences.add("It can be taken up from " + Moments.spelled(finding.eligibleAt()) + ".");
        }
        if (finding.alternative() != null) {
            sentences.add(finding.alternative());
        }
        return sentences.build();
    }

    private List<String> requested() {
        List<String> types = news.plainList("types");
        List<String> told = new ArrayList<>();
        if (!types.isEmpty()) {
            told.add("Asked for is: " + String.join(", ", types) + ".");
        }
        told.add("What the mediator wrote about it stands in the case.");
        return told;
    }

    private List<String> decided() {
        List<String> told = new ArrayList<>();
        told.add("The decision is: " + news.text("remedy") + ".");
        told.add(
                switch (news.text("fault")) {
                    case "BUYER", "SELLER", "CARRIER" -> "The fault was found with the " + news.plain("fault") + ".";
                    default -> "No side was found at fault.";
                });
        if (news.truth("returnRequired")) {
            told.add("The goods are to be sent back.");
        }
        told.add("The reasons stand in the case.");
        return told;
    }

    private String withdrawn() {
        return news.byService()
                ? forBuyer("You did not act in time.", "The buyer did not act in time.")
                : did("withdrawn it") + ". Nothing more is asked of anybody.";
    }

    private boolean isOwnTerm() {
        return news.side("party").map(side -> side == reader).orElse(true);
    }

    private String passedOfOther() {
        return "The " + reader.other().label() + " did not act in time";
    }

    private List<String> passed() {
        String term = TermWords.of(news.text("deadline"));
        if (news.text("deadline").equals("NEGOTIATION")) {
            return List.of("The negotiation has lasted as long as it may, and you have found no agreement.");
        }
        return List.of(
                isOwnTerm()
                        ? "Your term for " + term + " is over. The case goes on without it."
                        : "The " + reader.other().label() + "'s term for " + term + " is over.");
    }
}
