package io.redress.policy;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of applying one rule table: facts in, rows hit, result, version of the table.
 *
 * @param id UUIDv7
 * @param facts what was looked up, by the names of the table's inputs, with the dates that the figures come from
 * @param result what follows, in a word or two
 * @param at when, UTC
 */
public record Ruling(
        UUID id,
        String table,
        int version,
        @Nullable String versionTag,
        Map<String, @Nullable Object> facts,
        List<RuleHit> hits,
        String result,
        Instant at) {

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    public Ruling {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        hits = List.copyOf(hits);
    }

    static Ruling of(RuleResult said, Map<String, @Nullable Object> facts, String result, Instant at) {
        return new Ruling(
                IDS.generate(), said.table(), said.version(), said.versionTag(), facts, said.hits(), result, at);
    }
}
