package io.redress.custody;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.audit.CaseLog;
import io.redress.audit.ChainedEvent;
import io.redress.audit.LogRow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.orders.PartyDetails;
import io.redress.security.Caller;
import io.redress.security.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Erases what is personal of one or both sides from a closed case, in the caller's transaction, and writes into the log
 * what went, when and why. The chain still closes: it never held the words. Ids, stages, terms, rulings, money, the
 * decision and the hashes of papers stay.
 */
@Component
class CaseErasure {

    /**
     * What went.
     *
     * @param kinds    empty if there was nothing left to erase
     * @param contents of the evidence store that this case no longer refers to, to be removed after the commit
     */
    record Gone(Set<String> kinds, List<String> contents) {}

    private final Cases cases;
    private final CaseLog log;
    private final Orders orders;
    private final PersonalTables tables;
    private final ProcessTraces process;
    private final Clock clock;

    CaseErasure(Cases cases, CaseLog log, Orders orders, PersonalTables tables, ProcessTraces process, Clock clock) {
        this.cases = cases;
        this.log = log;
        this.orders = orders;
        this.tables = tables;
        this.process = process;
        this.clock = clock;
    }

    /**
     * @param why  in people's words, and what else the log shall say of it
     * @throws IllegalStateException if the case is open or under legal hold
     */
    Gone erase(CaseNumber number, ErasureScope scope, Actor actor, Map<String, String> why) {
        ReturnCase subject = cases.lock(number);
        if (!subject.isClosed() || subject.legalHold().isPresent()) {
            throw new IllegalStateException("case " + number + " must be kept as it is");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<ChainedEvent> events = log.rows(number.value()).stream()
                .filter(LogRow.Readable.class::isInstance)
                .map(row -> ((LogRow.Readable) row).event())
                .toList();
        Quotations quotations = quotations(subject, scope, events);
        List<ChainedEvent> erased = events.stream()
                .filter(event -> isToGo(event, subject, scope, quotations))
                .toList();

        Map<String, Integer> counts = new LinkedHashMap<>();
        List<PersonalTables.Piece> pieces = tables.evidence(subject, scope, now);
        List<Integer> seqs = erased.stream()
                .filter(event -> !event.words().isEmpty())
                .map(ChainedEvent::seq)
                .toList();
        counts.put("words", tables.words(subject, scope, quotations) + seqs.size());
        counts.put("evidence", pieces.size());
        counts.put("quotations", tables.staffWords(subject, scope, quotations));
        counts.put("rulings", tables.rulings(subject, quotations));
        counts.put("uploads", tables.uploads(subject, scope, now));
        counts.put(
                "queued news",
                tables.news(subject, erased.stream().collect(Collectors.toMap(ChainedEvent::seq, ChainedEvent::type))));
        counts.put("kept answers", tables.answers(subject, callers(events, subject, scope), quotations));
        counts.put("process history", process.forget(number));
        scope.sides().forEach(subject::eraseWordsOf);
        if (!seqs.isEmpty()) {
            log.eraseWords(number.value(), seqs);
        }
        Set<String> kinds = counts.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!kinds.isEmpty()) {
            record(subject, scope, actor, why, now, kinds, seqs, pieces);
        }
        return new Gone(
                kinds,
                pieces.stream()
                        .map(PersonalTables.Piece::storedAs)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    private static void record(
            ReturnCase subject,
            ErasureScope scope,
            Actor actor,
            Map<String, String> why,
            Instant now,
            Set<String> kinds,
            List<Integer> seqs,
            List<PersonalTables.Piece> pieces) {
        Map<String, Object> data = new TreeMap<>(why);
        data.put("because", scope.because().name());
        data.put("of", scope.parties(subject));
        data.put("kinds", kinds);
        data.put("seqs", seqs);
        data.put("evidence", pieces.stream().map(piece -> piece.id().toString()).toList());
        subject.record(now, CaseEventType.PERSONAL_DATA_ERASED, actor, data);
    }

    /** The words of the party's own events are all that it said; they are gathered before they go. */
    private Quotations quotations(ReturnCase subject, ErasureScope scope, List<ChainedEvent> events) {
        Set<String> said = new HashSet<>();
        events.stream()
                .filter(event -> scope.covers(event.actor(), subject))
                .forEach(event -> event.words().values().forEach(words -> said.add(words.text())));
        List<String> names = new ArrayList<>();
        Order order = orders.get(subject.orderId());
        for (Side side : scope.sides()) {
            PartyDetails party = side == Side.BUYER ? order.buyer() : order.seller();
            names.add(party.name());
            names.add(party.email());
        }
        return Quotations.of(said, names);
    }

    /**
     * The party's own events, and those of staff and of the program that repeat it. What the other side wrote is the
     * other side's.
     */
    private static boolean isToGo(ChainedEvent event, ReturnCase subject, ErasureScope scope, Quotations quotations) {
        if (event.type() == CaseEventType.PERSONAL_DATA_ERASED) {
            return false;
        }
        boolean byNoParty = event.actor().actingFor() == null;
        return scope.covers(event.actor(), subject)
                || byNoParty && event.words().values().stream().anyMatch(words -> quotations.isIn(words.text()));
    }

    /** As whose keys those of the party's commands are kept: its own, or the marketplace for it. */
    private static Set<String> callers(List<ChainedEvent> events, ReturnCase subject, ErasureScope scope) {
        return events.stream()
                .map(ChainedEvent::actor)
                .filter(actor -> actor.actingFor() != null && scope.covers(actor, subject))
                .map(actor -> Caller.keyOwner(actor.role().equals("marketplace"), actor.id(), actor.actingFor()))
                .collect(Collectors.toSet());
    }
}
