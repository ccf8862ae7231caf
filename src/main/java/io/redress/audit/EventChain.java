package io.redress.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Links each event of a case to the one before it, so that an edit afterwards shows (R1). */
public final class EventChain {

    /** What the first event of a case is linked to. */
    public static final String START = "0".repeat(64);

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private EventChain() {}

    /** The hash of an event that follows the one with hash {@code previous}; hexadecimal, 64 characters. */
    public static String link(
            String previous,
            String caseNumber,
            int seq,
            Instant at,
            CaseEventType type,
            Actor actor,
            Map<String, Object> data) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("previous", previous);
        content.put("case", caseNumber);
        content.put("seq", seq);
        content.put("at", at.toString());
        content.put("type", type.wireName());
        content.put("actor", actor);
        content.put("data", data);
        try {
            byte[] canonical = CANONICAL.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the data of an event must be plain JSON values", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
