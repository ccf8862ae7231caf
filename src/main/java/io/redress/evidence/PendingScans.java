package io.redress.evidence;

import io.redress.cases.CaseNumber;
import io.redress.evidence.scan.MalwareScanner;
import io.redress.evidence.scan.Scan;
import io.redress.evidence.store.EvidenceStore;
import io.redress.time.DueWork;
import io.redress.web.ApiProblem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scans what could not be scanned when it was handed in, the oldest first, until the scanner fails again. When it is
 * there again no clock tells, so nothing here has a due date: it is tried every {@code rescan-interval}, and whenever
 * the sandbox clock stops. Several processes may do so at once; a piece that is scanned twice is released once.
 */
@Component
class PendingScans implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(PendingScans.class);
    private static final int BATCH = 50;

    private final EvidenceItems items;
    private final EvidenceStore store;
    private final MalwareScanner scanner;
    private final ScanResults results;
    private final Quarantine quarantine;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean paused;

    PendingScans(
            EvidenceItems items,
            EvidenceStore store,
            MalwareScanner scanner,
            ScanResults results,
            Quarantine quarantine) {
        this.items = items;
        this.store = store;
        this.scanner = scanner;
        this.results = results;
        this.quarantine = quarantine;
    }

    /** A piece that waits. */
    record Waiting(CaseNumber number, UUID id, String sha256) {}

    @Scheduled(
            initialDelayString = "${redress.evidence.clamav.rescan-interval:PT1M}",
            fixedDelayString = "${redress.evidence.clamav.rescan-interval:PT1M}")
    void again() {
        if (!paused) {
            run();
        }
    }

    @Override
    public void pause() {
        paused = true;
        // Waits for what is running.
        running.lock();
        running.unlock();
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public Optional<Instant> nextDue(Instant after, Instant until) {
        return Optional.empty();
    }

    @Override
    public int run() {
        running.lock();
        try {
            // Where else the same was handed in, it is the same malware.
            return scanWhatWaits() + quarantine.bringIntoLine();
        } finally {
            running.unlock();
        }
    }

    private int scanWhatWaits() {
        int done = 0;
        UUID after = null;
        List<Waiting> batch;
        do {
            batch = items.waiting(after, BATCH);
            for (Waiting piece : batch) {
                after = piece.id();
                Optional<Scan> scan = scan(piece);
                if (scan.isPresent() && scan.get() instanceof Scan.Unavailable) {
                    log.warn("Evidence still waits to be scanned for malware, since {}", piece.id());
                    return done;
                }
                done += scan.isPresent() && results.keep(piece, scan.get()) ? 1 : 0;
            }
        } while (batch.size() == BATCH);
        return done;
    }

    /** Empty if the store does not give the content; it has told operators so, and the others go on. */
    private Optional<Scan> scan(Waiting piece) {
        try {
            return Optional.of(scanner.scan(() -> store.open(piece.sha256())));
        } catch (IOException | ApiProblem unreadable) {
            log.error("Evidence {} cannot be read to be scanned: {}", piece.id(), unreadable.toString());
            return Optional.empty();
        }
    }
}
