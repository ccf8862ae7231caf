package io.redress.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Links each event of a case to the one before it, so that an edit afterwards shows (R1). */
public final class EventChain {

    /** What the first event of a case is linked to. */
    public static final String START = "0".repeat(64);

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private EventChain() {}

    /**
     * The event that follows the one with hash {@code previous}. People's words are sealed: only a commitment to them
     * enters the chain.
     *
     * @throws IllegalArgumentException if the data is something else than plain JSON values
     */
    public static ChainedEvent next(
            String previous,
            UUID id,
            String caseNumber,
            int seq,
            Instant at,
            CaseEventType type,
            Actor actor,
            Map<String, Object> data) {
        Map<String, Object> sealed = plain(data);
        Map<String, SealedText> words = new TreeMap<>();
        for (String field : type.words()) {
            if (sealed.get(field) instanceof String text) {
                SealedText said = SealedText.of(text);
                words.put(field, said);
                sealed.put(field, ChainedEvent.commitmentTo(said));
            }
        }
        ChainedEvent open = new ChainedEvent(id, caseNumber, seq, at, type, actor, sealed, words, "");
        return new ChainedEvent(
                id, caseNumber, seq, at, type, actor, sealed, words, sha256(canonical(previous, open, true)));
    }

    /** @param withId not for events that were written before ids were part of the chain */
    static byte[] canonical(String previous, ChainedEvent event, boolean withId) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("previous", previous);
        content.put("case", event.caseNumber());
        content.put("seq", event.seq());
        content.put("at", event.at().toString());
        content.put("type", event.type().wireName());
        content.put("actor", event.actor());
        content.put("data", event.data());
        if (withId) {
            content.put("id", event.id().toString());
        }
        return write(content).getBytes(UTF_8);
    }

    /** SHA-256, hexadecimal, 64 characters. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** As it will be read again. */
    private static Map<String, Object> plain(Map<String, Object> data) {
        try {
            return CANONICAL.readValue(write(data), DATA);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was just written can be read", e);
        }
    }

    private static String write(Map<String, Object> content) {
        try {
            return CANONICAL.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the data of an event must be plain JSON values", e);
        }
    }
}
