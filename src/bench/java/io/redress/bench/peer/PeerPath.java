package io.redress.bench.peer;

import io.redress.bench.path.CaseRun;
import io.redress.bench.path.DueJobs;
import io.redress.bench.path.Papers;
import io.redress.bench.path.StandardPath;
import io.redress.bench.path.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A peer's use cases: each input is one transaction of its records and its engine. */
public final class PeerPath implements StandardPath {

    private final DisputeEngine engine;
    private final Records records;
    private final TransactionTemplate transaction;
    private final DueJobs jobs;
    private final Path store = Path.of("evidence");

    /** @param administratorUrl of its database, to find timers with */
    public PeerPath(DisputeEngine engine, Records records, TransactionTemplate transaction, String administratorUrl)
            throws IOException {
        this.engine = engine;
        this.records = records;
        this.transaction = transaction;
        this.jobs = new DueJobs(administratorUrl, engine.timers());
        Files.createDirectories(store);
        records.createTables();
    }

    @Override
    public void prepare(long first, int count) {
        records.addOrders(first, count);
    }

    @Override
    public void check(long first, int count) {
        records.check(first, count);
    }

    @Override
    public void take(CaseRun run, Step step) throws IOException, SQLException {
        switch (step) {
            case OPEN -> open(run);
            case REFUSE -> answer(run, "answerRequest", "seller", 1, Facts.REFUSE, Map.of("accepted", false));
            case ESCALATE ->
                answer(
                        run,
                        "escalate",
                        "buyer",
                        1,
                        Facts.ESCALATE,
                        Map.of("expected", "A whole lamp", "received", "A broken lamp"));
            case BUYER_EVIDENCE -> handIn(run, "buyer", "PHOTO", "lamp.png", "image/png", Papers.photo(run.number()));
            case SELLER_EVIDENCE ->
                handIn(run, "seller", "STATEMENT", "answer.txt", "text/plain", Papers.statement(run.number()));
            case DECIDE -> decide(run);
            case WINDOW -> passWindow(run);
        }
    }

    private void open(CaseRun run) {
        run.opened("C-" + UUID.randomUUID());
        input(run, () -> {
            String order = "O-" + run.number();
            records.open(run.id(), order);
            records.happened(run.id(), "buyer", 2, Facts.OPEN);
            engine.start(
                    run.id(),
                    Map.of(
                            "orderId",
                            order,
                            "buyer",
                            "B-" + run.number(),
                            "seller",
                            "S-" + run.number(),
                            "reason",
                            "DAMAGED",
                            "requestedRemedy",
                            "FULL_REFUND"));
        });
    }

    private void answer(
            CaseRun run, String task, String by, int told, List<String> facts, Map<String, Object> variables) {
        input(run, () -> {
            records.happened(run.id(), by, told, facts);
            engine.complete(run.id(), task, null, variables);
        });
    }

    private void handIn(CaseRun run, String by, String type, String name, String mediaType, byte[] content)
            throws IOException {
        String sha256 = sha256(content);
        Files.write(store.resolve(sha256), content);
        input(run, () -> {
            records.evidence(run.id(), by, type, name, mediaType, content.length, sha256);
            records.happened(run.id(), by, 1, Facts.EVIDENCE);
            engine.complete(run.id(), by + "Evidence", null, Map.of(by + "Evidence", sha256));
        });
    }

    private void decide(CaseRun run) {
        input(run, () -> {
            records.happened(run.id(), "mia", 2, Facts.DECIDE);
            records.stage(run.id(), "APPEAL", null);
            engine.complete(
                    run.id(),
                    "decide",
                    "mia",
                    Map.of(
                            "remedy", "FULL_REFUND",
                            "fault", "SELLER",
                            "reasons", "The photos show that the goods arrived broken."));
        });
    }

    private void passWindow(CaseRun run) throws SQLException {
        for (String job = jobs.next(run.id()); job != null; job = jobs.next(run.id())) {
            engine.fire(job);
            run.job();
        }
    }

    private void input(CaseRun run, Runnable body) {
        run.input();
        transaction.executeWithoutResult(status -> body.run());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
