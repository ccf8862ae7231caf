package io.redress.desk;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseLog;
import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSections;
import io.redress.cases.ReturnCase;
import io.redress.evidence.CaseAssessment;
import io.redress.evidence.EvidenceFile;
import io.redress.evidence.EvidenceView;
import io.redress.mediation.AwardCheck;
import io.redress.mediation.Decisions;
import io.redress.negotiation.Messages;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.policy.NoRuleMatched;
import io.redress.policy.Rulings;
import io.redress.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads case files: one query for each kind of thing, however many of them a case has. */
@Component
class CaseFiles {

    private static final int LONGEST_TIMELINE = 10_000;

    private final CaseAccess access;
    private final Orders orders;
    private final CaseSections.Offers offers;
    private final CaseSections.Appeals appeals;
    private final CaseSections.Settlements settlements;
    private final Decisions decisions;
    private final AwardCheck awards;
    private final EvidenceFile evidence;
    private final CaseAssessment assessments;
    private final Rulings rulings;
    private final CaseLog log;
    private final Messages messages;
    private final Clock clock;

    CaseFiles(
            CaseAccess access,
            Orders orders,
            CaseSections.Offers offers,
            CaseSections.Appeals appeals,
            CaseSections.Settlements settlements,
            Decisions decisions,
            AwardCheck awards,
            EvidenceFile evidence,
            CaseAssessment assessments,
            Rulings rulings,
            CaseLog log,
            Messages messages,
            Clock clock) {
        this.access = access;
        this.orders = orders;
        this.offers = offers;
        this.appeals = appeals;
        this.settlements = settlements;
        this.decisions = decisions;
        this.awards = awards;
        this.evidence = evidence;
        this.assessments = assessments;
        this.rulings = rulings;
        this.log = log;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The file of a case. One transaction: which version of each rule table is the latest is then asked once.
     *
     * @throws io.redress.web.NotFound if there is no such case, or not for this reader
     */
    @Transactional(readOnly = true)
    public CaseFile open(String caseNumber, Caller reader) {
        ReturnCase subject = access.read(caseNumber, reader);
        CaseNumber number = subject.number();
        Order order = orders.get(subject.orderId());
        List<EvidenceView> file = evidence.of(number, reader);
        return new CaseFile(
                subject,
                order,
                reader,
                clock.instant(),
                offers.offersOf(number),
                decisions.of(number, reader),
                appeals.appealsOf(number),
                settlements.settlementOf(subject).orElse(null),
                file,
                ifRuled(() -> assessments.of(subject, order, file)),
                ifRuled(() -> awards.room(subject, order, file)),
                rulings.of(number.value()),
                events(subject, reader),
                CaseAccess.readsMessages(subject, reader) ? messages.of(number) : null);
    }

    private List<CaseEvent> events(ReturnCase subject, Caller reader) {
        return log.of(subject.number().value(), 0, LONGEST_TIMELINE).stream()
                .filter(event -> CaseAccess.mayRead(event, subject, reader))
                .toList();
    }

    /** A hole in a table is told where its answer would stand; the rest of the file is read all the same. */
    private static <T> @Nullable T ifRuled(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (NoRuleMatched hole) {
            return null;
        }
    }
}
