package io.redress.notification.mail;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.audit.CaseLog;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.web.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes who is to be mailed about what, while the outbox is handed on. */
public class Outgoing {

    private static final Map<String, CaseEventType> MAILED =
            Audience.OF_EVENT.keySet().stream().collect(Collectors.toMap(CaseEventType::wireName, Function.identity()));

    private final Cases cases;
    private final CaseLog log;
    private final Mails mails;

    Outgoing(Cases cases, CaseLog log, Mails mails) {
        this.cases = cases;
        this.log = log;
        this.mails = mails;
    }

    /**
     * Notes the mails about one message of the outbox, if any; noting them again changes nothing.
     *
     * @param type as the log calls it, such as {@code case.offer_made}
     * @param seq the number of the event in the log of the case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID outboxId, String type, String caseNumber, int seq) {
        if (!MAILED.containsKey(type) || !CaseNumber.isValid(caseNumber)) {
            return;
        }
        Optional<CaseEvent> event = log.of(caseNumber, seq - 1, 1).stream().findFirst();
        if (event.isEmpty()) {
            return;
        }
        subject(caseNumber)
                .map(subject -> Audience.of(News.of(event.get()), subject))
                .ifPresent(sides -> sides.forEach(side -> mails.add(outboxId, side, caseNumber, seq)));
    }

    private Optional<ReturnCase> subject(String caseNumber) {
        try {
            return Optional.of(cases.get(new CaseNumber(caseNumber)));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }
}
