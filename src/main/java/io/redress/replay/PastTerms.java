package io.redress.replay;

import io.redress.process.CandidateTables;
import io.redress.process.PastTables;
import io.redress.replay.TermLengths.Length;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** How long the terms of a past case were: by the version of the table that applied to it when its process began. */
final class PastTerms {

    private final PastTables tables;
    private final Map<CandidateTables, TermLengths> read = new IdentityHashMap<>();

    PastTerms(PastTables tables) {
        this.tables = tables;
    }

    /** Empty if no table is deployed, or it does not say. */
    Optional<Length> of(PastProcess process, String term) {
        return tables.of(
                        TermLengths.TABLE,
                        process.opened(),
                        process.steps().get(0).start())
                .flatMap(version ->
                        read.computeIfAbsent(version, TermLengths::new).of(term, process.safety()));
    }
}
