package io.redress.notification.mail;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseLog;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.AvailableAction;
import io.redress.cases.Cases;
import io.redress.cases.Deadline;
import io.redress.cases.ReturnCase;
import io.redress.cases.Step;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.orders.PartyDetails;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a mail when it is sent: what happened stands in the log, and what can be done now, by whom and until when, is
 * asked of the case as it is then. A mail that comes late does not ask for what is past.
 */
class Letters {

    /** What ends by a term of the case although nothing waits for exactly this party. */
    private static final Set<ActionName> WITHIN_A_WINDOW = EnumSet.of(ActionName.APPEAL, ActionName.WAIVE_APPEAL);

    private static final Comparator<AvailableAction> ANSWERS_FIRST =
            Comparator.comparing(action -> action.action() == ActionName.MAKE_OFFER);

    private final Cases cases;
    private final CaseLog log;
    private final Orders orders;
    private final Actions actions;
    private final MailProperties properties;
    private final TransactionTemplate reading;

    Letters(
            Cases cases,
            CaseLog log,
            Orders orders,
            Actions actions,
            MailProperties properties,
            TransactionTemplate reading) {
        this.cases = cases;
        this.log = log;
        this.orders = orders;
        this.actions = actions;
        this.properties = properties;
        this.reading = reading;
    }

    /** A letter, and where it goes. */
    record Addressed(String email, Letter letter) {}

    /** @throws Unaddressable {@code NO_CASE} if there is nothing left to tell of */
    Addressed write(Mail mail) {
        return Objects.requireNonNull(reading.execute(status -> {
            CaseEvent event = log.of(mail.number().value(), mail.seq() - 1, 1).stream()
                    .findFirst()
                    .orElseThrow(() -> new Unaddressable("NO_CASE"));
            ReturnCase subject = cases.get(mail.number());
            Order order = orders.get(subject.orderId());
            PartyDetails reader = mail.side() == Side.BUYER ? order.buyer() : order.seller();
            return new Addressed(reader.email(), letter(News.of(event), subject, order, reader, mail.side()));
        }));
    }

    private Letter letter(News news, ReturnCase subject, Order order, PartyDetails reader, Side side) {
        NewsWords words = new NewsWords(news, subject, side);
        List<AvailableAction> available = actions.of(subject, caller(subject.party(side))).stream()
                .sorted(ANSWERS_FIRST)
                .toList();
        // What the buyer asked for at first is the first offer.
        String offered = side == Side.SELLER && !subject.sellerAnswered() ? "request" : "offer";
        List<AvailableAction> asked =
                available.stream().filter(AvailableAction::mandatory).toList();
        return new Letter(
                subject.number() + ": " + words.headline(),
                Harmless.line(reader.name()),
                side.label(),
                words.headline(),
                words.told(),
                asked.stream()
                        .flatMap(action -> ActionWords.of(action.action(), offered).stream())
                        .toList(),
                asked.stream()
                        .map(AvailableAction::dueAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(Moments::spelled)
                        .orElse(null),
                asked.isEmpty() ? null : otherwise(subject, side),
                available.stream()
                        .filter(action -> !action.mandatory())
                        .flatMap(action -> possible(action, offered).stream())
                        .toList(),
                asked.isEmpty() ? turn(subject, side) : null,
                subject.number().value(),
                order.orderId(),
                goods(subject, order),
                properties.address(subject.number().value()));
    }

    private static Caller caller(Party party) {
        return new Caller(party.side() == Side.BUYER ? Role.BUYER : Role.SELLER, party.id(), party);
    }

    private static Optional<String> possible(AvailableAction action, String offered) {
        // Early evidence is taken and kept, which is no news.
        return action.action() == ActionName.SUBMIT_EVIDENCE
                ? Optional.empty()
                : ActionWords.of(action.action(), offered)
                        .map(words -> action.dueAt() != null && WITHIN_A_WINDOW.contains(action.action())
                                ? words + ", until " + Moments.spelled(action.dueAt())
                                : words);
    }

    private static @Nullable String otherwise(ReturnCase subject, Side side) {
        return subject.steps().stream()
                .filter(step -> step.side() == null || step.side() == side)
                .flatMap(step -> ActionWords.otherwise(step).stream())
                .findFirst()
                .orElse(null);
    }

    /** What is waited for meanwhile. */
    private static @Nullable String turn(ReturnCase subject, Side side) {
        Optional<Deadline> others = subject.deadlines().stream()
                .filter(deadline -> deadline.party() == side.other())
                .min(Comparator.comparing(Deadline::dueAt));
        if (others.isPresent()) {
            Instant until = others.get().dueAt();
            return "It is the " + side.other().label() + "'s turn, until " + Moments.spelled(until) + ".";
        }
        return subject.steps().stream().anyMatch(Step::isForStaff) ? "It is the mediator's turn." : null;
    }

    private static List<String> goods(ReturnCase subject, Order order) {
        return subject.claim().lines().stream()
                .map(claimed -> claimed.quantity() + " × "
                        + order.line(claimed.lineId())
                                .map(line -> Harmless.line(line.description()))
                                .orElse(claimed.lineId()))
                .toList();
    }
}
