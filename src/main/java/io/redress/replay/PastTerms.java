package io.redress.replay;

import io.redress.process.CandidateTables;
import io.redress.process.change.TableVersion;
import io.redress.process.change.TableVersions;
import io.redress.replay.TermLengths.Length;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long the terms of a past case were: by the version of the table that applied to it when its process began. */
final class PastTerms {

    private static final String DEADLINES = "deadlines";

    private final TableVersions versions;
    private final PastProcesses past;
    private final Map<String, TermLengths> read = new HashMap<>();

    PastTerms(TableVersions versions, PastProcesses past) {
        this.versions = versions;
        this.past = past;
    }

    /** Empty if no table is deployed, or it does not say. */
    Optional<Length> of(PastProcess process, String term) {
        return versions.of(DEADLINES, process.opened(), process.steps().get(0).start())
                .flatMap(version -> read.computeIfAbsent(version.definition(), unread -> lengths(version))
                        .of(term, process.safety()));
    }

    private TermLengths lengths(TableVersion version) {
        return new TermLengths(
                CandidateTables.of("deadlines.dmn", past.file(version.deployment(), version.file())));
    }
}
