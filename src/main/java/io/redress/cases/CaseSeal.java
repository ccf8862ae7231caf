package io.redress.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.redress.audit.EventChain;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The seal of a case's own document: SHA-256 over its JSON with its properties in order. Apart stay the end of the log,
 * which is checked against the log itself, and the open steps, which repeat what the process waits for.
 */
public final class CaseSeal {

    private static final TypeReference<TreeMap<String, @Nullable Object>> FACTS = new TypeReference<>() {};
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CaseSeal() {}

    /** The row's name in the log. */
    public static String nameOf(String caseNumber) {
        return "return_case/" + caseNumber;
    }

    /**
     * @param facts the document as it is stored
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static String of(String facts) {
        try {
            Map<String, @Nullable Object> sealed = CANONICAL.readValue(facts, FACTS);
            sealed.remove("lastSeq");
            sealed.remove("lastHash");
            sealed.remove("steps");
            return EventChain.sha256(CANONICAL.writeValueAsString(sealed).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the document of a case is a JSON object", e);
        }
    }
}
