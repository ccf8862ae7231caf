package io.redress.mediation;

import io.redress.cases.ReturnCase;
import io.redress.cases.Statement;
import io.redress.cases.Wording;
import io.redress.evidence.EvidenceView;
import io.redress.orders.Order;
import io.redress.policy.EvidenceAssessment;
import io.redress.policy.EvidenceType;
import io.redress.policy.HeldEvidence;
import io.redress.policy.Requirement;
import io.redress.security.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts that a decision starts from, and what each of them rests on (M5). */
final class FactsFound {

    private FactsFound() {}

    /** What is claimed, and what the marketplace and the carrier have recorded. */
    static List<String> recorded(ReturnCase subject, Order order) {
        List<String> facts = new ArrayList<>();
        facts.add("The buyer claims %s of order %s, worth %s, as %s: %s This rests on the return request of %s."
                .formatted(
                        goods(subject, order),
                        order.orderId(),
                        Wording.of(subject.claimedValue()),
                        Wording.of(subject.claim().reason()),
                        Wording.quoted(subject.claim().description()),
                        DecisionInWords.day(subject.createdAt())));
        subject.statement().map(FactsFound::stated).ifPresent(facts::add);
        facts.add("The order was placed on %s and %s was paid. This rests on the marketplace's record of the order."
                .formatted(
                        DecisionInWords.day(order.placedAt()),
                        Wording.of(order.payment().paid())));
        facts.add(delivery(order));
        facts.add(subject.channelReason() + " (C1)");
        return facts;
    }

    /** What each side has shown, with the pieces of evidence that show it. */
    static List<String> shown(ReturnCase subject, EvidenceAssessment assessment, List<EvidenceView> file) {
        List<String> facts = new ArrayList<>();
        for (Side side : Side.values()) {
            assessment.of(side).met().stream()
                    .map(met -> "Shown by the %s: %s (%s) This rests on %s."
                            .formatted(
                                    side.label(),
                                    lowerFirst(met.words()),
                                    met.rule(),
                                    String.join("; ", proofs(met, subject, assessment, file))))
                    .forEach(facts::add);
            assessment.of(side).missing().stream()
                    .map(missing -> "Not shown by the %s: %s (%s)"
                            .formatted(side.label(), lowerFirst(missing.words()), missing.rule()))
                    .forEach(facts::add);
            if (file.stream().noneMatch(item -> isBy(side, item))) {
                facts.add("The " + side.label() + " submitted no evidence.");
            }
        }
        beside(assessment, file).stream()
                .map(item ->
                        "Also in the file: " + describe(item) + ", from the " + Wording.lower(item.submittedBy()) + ".")
                .forEach(facts::add);
        return facts;
    }

    /** What counts and meets no requirement. */
    static List<EvidenceView> beside(EvidenceAssessment assessment, List<EvidenceView> file) {
        Set<EvidenceView> named = file.stream()
                .filter(item -> Stream.of(Side.values())
                        .filter(side -> !isBy(side.other(), item))
                        .flatMap(side -> assessment.of(side).met().stream())
                        .anyMatch(met -> met.anyOf().contains(item.type())))
                .collect(Collectors.toSet());
        return file.stream()
                .filter(item -> item.stands() && !named.contains(item))
                .toList();
    }

    /** {@code 10 × Desk lamp (L1), 1 × Shade (L2)}. */
    static String goods(ReturnCase subject, Order order) {
        return subject.claim().lines().stream()
                .map(claimed -> claimed.quantity() + " × "
                        + order.line(claimed.lineId())
                                .map(line -> Wording.oneLine(line.description()) + " (" + line.lineId() + ")")
                                .orElse(claimed.lineId()))
                .collect(Collectors.joining(", "));
    }

    static String lowerFirst(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String stated(Statement statement) {
        return "The %s expected: %s Received instead: %s This rests on the statement of %s."
                .formatted(
                        statement.by().label(),
                        Wording.quoted(statement.expected()),
                        Wording.quoted(statement.received()),
                        DecisionInWords.day(statement.at()));
    }

    private static String delivery(Order order) {
        String basis = order.tracking().isEmpty()
                ? " This rests on the marketplace's record of the order."
                : " This rests on the marketplace's record and on what the carrier reported.";
        if (order.deliveredAt() != null) {
            return "The goods were received on " + DecisionInWords.day(order.deliveredAt()) + "." + basis;
        }
        return order.shippedAt() == null
                ? "No shipment of the goods is recorded." + basis
                : "The goods were shipped on " + DecisionInWords.day(order.shippedAt()) + "; no delivery is recorded."
                        + basis;
    }

    /** What shows it: pieces of evidence, records of the platform, the statement of the dispute. */
    static List<String> proofs(
            Requirement met, ReturnCase subject, EvidenceAssessment assessment, List<EvidenceView> file) {
        List<String> proofs = new ArrayList<>();
        file.stream()
                .filter(item -> item.stands() && !isBy(met.side().other(), item))
                .filter(item -> met.anyOf().contains(item.type()))
                .map(FactsFound::describe)
                .forEach(proofs::add);
        assessment.requirements().held().stream()
                .filter(held -> met.anyOf().contains(held.type()))
                .map(FactsFound::describe)
                .forEach(proofs::add);
        subject.statement()
                .filter(statement -> statement.by() == met.side() && met.anyOf().contains(EvidenceType.STATEMENT))
                .map(statement -> "the statement of " + DecisionInWords.day(statement.at()))
                .ifPresent(proofs::add);
        return proofs;
    }

    static String describe(EvidenceView item) {
        return "%s “%s” of %s (SHA-256 %s…)"
                .formatted(
                        Wording.lower(item.type()),
                        item.fileName(),
                        DecisionInWords.day(item.submittedAt()),
                        item.sha256().substring(0, 12));
    }

    private static String describe(HeldEvidence held) {
        return "the platform's own record: " + held.words().replaceAll("\\.$", "");
    }

    private static boolean isBy(Side side, EvidenceView item) {
        return Objects.equals(item.submittedBy().side().orElse(null), side);
    }
}
