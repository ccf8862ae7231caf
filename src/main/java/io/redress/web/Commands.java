package io.redress.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a command in one transaction, once for each idempotency key of a caller. Controllers say {@link Command}; this
 * is for those that must state by themselves what makes two requests the same.
 */
@Component
public class Commands {

    /** The attribute of a request that names whose its idempotency key is; the security module sets it. */
    public static final String KEY_OWNER = Commands.class.getName() + ".keyOwner";

    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private static final int ATTEMPTS = 4;

    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final List<ConcurrentChange> concurrentChanges;
    private final CommandMeters meters;

    Commands(
            IdempotencyKeys keys,
            TransactionTemplate transaction,
            ObjectMapper json,
            List<ConcurrentChange> concurrentChanges,
            MeterRegistry meters) {
        this.keys = keys;
        this.transaction = transaction;
        this.json = json;
        this.concurrentChanges = concurrentChanges;
        this.meters = new CommandMeters(meters);
    }

    /**
     * Runs a command, or repeats the answer it got.
     *
     * @param key the idempotency key as it was sent, null to run it in any case
     * @param caller whose key it is
     * @param fingerprint what two requests have in common if they are the same
     * @param body the command; run again from the start when its transaction lost to another one
     * @throws Conflict {@code request-in-flight} if a request with this key is being worked on
     * @throws InvalidInput {@code idempotency-key-reused} if the key came with another request
     * @throws MalformedRequest {@code invalid-idempotency-key} if it is longer than 255 characters or not plain ASCII
     */
    public ResponseEntity<?> run(
            @Nullable String key, String caller, String fingerprint, Supplier<? extends ResponseEntity<?>> body) {
        return run(key, caller, fingerprint, body, false);
    }

    /**
     * The same for somebody in front of a page, who clicks twice and sees what becomes of the second request: it waits for
     * the first one and gets its answer.
     */
    public ResponseEntity<?> runPatiently(
            String key, String caller, String fingerprint, Supplier<? extends ResponseEntity<?>> body) {
        return run(key, caller, fingerprint, body, true);
    }

    private ResponseEntity<?> run(
            @Nullable String key,
            String caller,
            String fingerprint,
            Supplier<? extends ResponseEntity<?>> body,
            boolean patient) {
        String read = key == null ? null : IdempotencyKey.read(key);
        for (int attempt = 1; ; attempt++) {
            try {
                ResponseEntity<?> answer = transaction.execute(
                        status -> read == null ? body.get() : once(read, caller, fingerprint, body, patient));
                return answer == null ? ResponseEntity.noContent().build() : answer;
            } catch (RuntimeException failure) {
                if (!lostToAnother(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    meters.refused();
                    throw new Conflict(
                            "concurrent-change", "Others change the same thing at this moment. Send it again.");
                }
                meters.retried();
            }
        }
    }

    /**
     * Whether a command with this key was answered, so that sent again it is not judged again.
     *
     * @throws MalformedRequest {@code invalid-idempotency-key} as {@link #run}
     */
    public boolean isAnswered(@Nullable String key, String caller) {
        return key != null && keys.find(caller, IdempotencyKey.read(key)) != null;
    }

    private ResponseEntity<?> once(
            String key,
            String caller,
            String fingerprint,
            Supplier<? extends ResponseEntity<?>> body,
            boolean patient) {
        if (patient) {
            keys.await(caller, key);
        } else if (!keys.claim(caller, key)) {
            meters.inFlight();
            throw new Conflict("request-in-flight", "A request with this idempotency key is being worked on.");
        }
        StoredAnswer stored = keys.find(caller, key);
        if (stored == null) {
            StoredAnswer answer = write(fingerprint, body.get());
            keys.store(caller, key, answer);
            return read(answer, false);
        }
        if (!stored.fingerprint().equals(fingerprint)) {
            meters.reused();
            throw new InvalidInput(
                    "idempotency-key-reused",
                    IdempotencyKey.HEADER,
                    "This idempotency key came with another request before.");
        }
        meters.replayed();
        return read(stored, true);
    }

    private StoredAnswer write(String fingerprint, ResponseEntity<?> answer) {
        try {
            byte[] body = answer.getBody() == null ? null : json.writeValueAsBytes(answer.getBody());
            URI location = answer.getHeaders().getLocation();
            return new StoredAnswer(
                    fingerprint,
                    answer.getStatusCode().value(),
                    location == null ? null : location.toString(),
                    answer.getHeaders().getETag(),
                    body);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("An answer that cannot be written", cause);
        }
    }

    /** The first answer goes out as it was stored, so that every later one is the same to the byte. */
    private static ResponseEntity<?> read(StoredAnswer answer, boolean replayed) {
        HttpHeaders headers = new HttpHeaders();
        if (answer.location() != null) {
            headers.setLocation(URI.create(answer.location()));
        }
        if (answer.etag() != null) {
            headers.setETag(answer.etag());
        }
        if (replayed) {
            headers.set(REPLAYED_HEADER, "true");
        }
        if (answer.body() == null) {
            return ResponseEntity.status(answer.status()).headers(headers).build();
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        return ResponseEntity.status(answer.status()).headers(headers).body(answer.body());
    }

    private boolean lostToAnother(Throwable failure) {
        return failure instanceof ConcurrencyFailureException
                || concurrentChanges.stream().anyMatch(known -> known.caused(failure));
    }
}
