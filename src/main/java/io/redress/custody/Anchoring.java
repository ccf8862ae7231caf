package io.redress.custody;

import io.redress.audit.CaseEvent;
import io.redress.cases.CaseEventsRecorded;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes down outside the database how far the log of each case has come, so that nobody can cut it off or write it anew
 * in the database alone. What it writes is what this process has itself committed; the database is asked only after a
 * start, for what an earlier process did not come to write.
 */
@Component
class Anchoring {

    private static final Logger log = LoggerFactory.getLogger(Anchoring.class);

    /** A case may carry a moment of change this much older than the commit. */
    private static final Duration OVERLAP = Duration.ofDays(1);

    private static final int PAGE = 1_000;

    private record Head(int seq, String hash) {}

    private record Changed(Instant at, String number, Head head) {}

    private final AnchorFiles files;
    private final AnchorWriter writer;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Head> waiting = new LinkedHashMap<>();

    Anchoring(AnchorFiles files, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.writer = new AnchorWriter(files);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(CaseEventsRecorded recorded) {
        List<CaseEvent> events = recorded.events();
        CaseEvent last = events.get(events.size() - 1);
        note(last.caseNumber(), new Head(last.seq(), last.hash()));
    }

    private synchronized void note(String caseNumber, Head head) {
        waiting.merge(caseNumber, head, (known, other) -> known.seq() >= other.seq() ? known : other);
    }

    @Scheduled(
            initialDelayString = "${redress.custody.anchor-every:1m}",
            fixedDelayString = "${redress.custody.anchor-every:1m}")
    void writeAndIndex() {
        write();
        try {
            writer.index();
        } catch (IOException failure) {
            log.warn(
                    "The anchor in {} has no index of its last lines, a verification reads them all: {}",
                    files.directory(),
                    failure.getMessage());
        }
    }

    /** Writes down what waits, on the disk when it returns; what cannot be written goes on waiting. */
    void write() {
        Map<String, Head> taken;
        synchronized (this) {
            taken = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        if (taken.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Anchor> anchors = new ArrayList<>();
        taken.forEach((number, head) -> anchors.add(new Anchor(now, number, head.seq(), head.hash())));
        try {
            writer.append(anchors, now);
        } catch (IOException failure) {
            taken.forEach(this::note);
            log.error(
                    "{} cases are not anchored, {} cannot be written: {}",
                    taken.size(),
                    files.directory(),
                    failure.getMessage());
        }
    }

    /** Takes up what was committed and not yet written when an earlier process ended. */
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        Map<String, Integer> known = new HashMap<>();
        Instant since = files.latest().map(latest -> latest.minus(OVERLAP)).orElse(Instant.EPOCH);
        files.since(since, anchor -> known.merge(anchor.caseNumber(), anchor.seq(), Math::max));
        Changed last = new Changed(since, "", new Head(0, ""));
        for (List<Changed> page = changedAfter(last); !page.isEmpty(); page = changedAfter(last)) {
            page.stream()
                    .filter(one ->
                            known.getOrDefault(one.number(), 0) < one.head().seq())
                    .forEach(one -> note(one.number(), one.head()));
            last = page.get(page.size() - 1);
        }
    }

    private List<Changed> changedAfter(Changed last) {
        return jdbc.sql("""
                        select number, updated_at, facts ->> 'lastSeq' as seq, facts ->> 'lastHash' as hash
                          from return_case where (updated_at, number) > (?, ?) order by updated_at, number limit ?
                        """)
                .params(Timestamp.from(last.at()), last.number(), PAGE)
                .query((row, index) -> new Changed(
                        row.getTimestamp("updated_at").toInstant(),
                        row.getString("number"),
                        new Head(row.getInt("seq"), row.getString("hash"))))
                .list();
    }

    @PreDestroy
    void writeTheRest() {
        write();
    }
}
