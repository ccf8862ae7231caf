package io.redress.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored: in the place of people's words its data holds commitments to them, and the words lie beside
 * it until they are erased.
 *
 * @param seq   1 for the first event of the case, without gaps
 * @param at    UTC, whole milliseconds
 * @param data  plain JSON values; for a field of words {@code {"sha256": …}}; in {@code rows} the seals of rows that
 *     were written with it
 * @param words what was said, by field; empty if nothing was, or if it is erased
 * @param hash  SHA-256 over the hash before it and everything above but the words, hexadecimal
 */
public record ChainedEvent(
        UUID id,
        String caseNumber,
        int seq,
        Instant at,
        CaseEventType type,
        Actor actor,
        Map<String, Object> data,
        Map<String, SealedText> words,
        String hash) {

    private static final String COMMITMENT = "sha256";
    private static final String ROWS = "rows";

    /** What stands in the data in the place of words. */
    static Map<String, Object> commitmentTo(SealedText words) {
        return Map.of(COMMITMENT, words.commitment());
    }

    /** The data of an event that commits to the rows that were written with it. */
    public static Map<String, Object> withSeals(Map<String, Object> data, Map<String, String> seals) {
        Map<String, Object> sealed = new LinkedHashMap<>(data);
        sealed.put(ROWS, seals);
        return sealed;
    }

    /** The seals of rows that were written with it, by table and id. */
    public Map<String, String> seals() {
        Map<String, String> seals = new TreeMap<>();
        if (data.get(ROWS) instanceof Map<?, ?> rows) {
            rows.forEach((row, seal) -> seals.put(String.valueOf(row), String.valueOf(seal)));
        }
        return seals;
    }

    /** Whether its hash is the one of an event with this content that follows {@code previous}. */
    public boolean follows(String previous) {
        return EventChain.sha256(canonical(previous)).equals(hash);
    }

    /** The bytes that were hashed: one line of JSON in UTF-8, without spaces, its properties in a fixed order. */
    public byte[] canonical(String previous) {
        byte[] content = EventChain.canonical(previous, this, true);
        if (!EventChain.sha256(content).equals(hash)) {
            byte[] withoutId = EventChain.canonical(previous, this, false);
            if (EventChain.sha256(withoutId).equals(hash)) {
                return withoutId;
            }
        }
        return content;
    }

    /** The fields whose words were said once and are gone. */
    public Set<String> erased() {
        Set<String> erased = new TreeSet<>();
        for (String field : type.words()) {
            if (isCommitment(data.get(field)) && !words.containsKey(field)) {
                erased.add(field);
            }
        }
        return erased;
    }

    /** The fields whose words are not those that were said, and words that nobody committed to. */
    public Set<String> altered() {
        Set<String> altered = new TreeSet<>();
        words.forEach((field, said) -> {
            if (!type.words().contains(field) || !commitmentTo(said).equals(data.get(field))) {
                altered.add(field);
            }
        });
        return altered;
    }

    /** As it is read: with the words in their places, as far as they are kept, and without seals. */
    public CaseEvent event() {
        Map<String, Object> said = new LinkedHashMap<>(data);
        said.remove(ROWS);
        erased().forEach(said::remove);
        words.forEach((field, text) -> said.put(field, text.text()));
        return new CaseEvent(id, caseNumber, seq, at, type, actor, said, erased(), hash);
    }

    private static boolean isCommitment(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(COMMITMENT);
    }
}
