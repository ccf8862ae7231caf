package io.redress.replay;

import io.redress.policy.RuleHit;
import io.redress.process.CandidateTables;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long terms are by one version of the table. */
final class TermLengths {

    static final String TABLE = "deadlines";

    private final CandidateTables tables;
    private final Map<String, Optional<Length>> known = new HashMap<>();

    TermLengths(CandidateTables tables) {
        this.tables = tables;
    }

    /** @param time of calendar days; working days are counted as such, without weekends */
    record Length(String term, String basis, Duration time) {

        String inWords() {
            return term + (basis.equals("WORKING") ? " in working days" : "");
        }
    }

    /** Empty if the table does not say. */
    Optional<Length> of(String term, boolean safety) {
        return known.computeIfAbsent(term + safety, key -> ask(term, safety));
    }

    private Optional<Length> ask(String term, boolean safety) {
        if (!tables.keys().contains(TABLE)) {
            return Optional.empty();
        }
        try {
            List<RuleHit> hits = tables.evaluate(TABLE, Map.of("deadline", term, "safety", safety))
                    .hits();
            if (hits.size() != 1) {
                return Optional.empty();
            }
            String length = hits.get(0).text("term");
            return Optional.of(new Length(length, hits.get(0).text("basis"), time(length)));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration time(String length) {
        int split = length.indexOf('T');
        String days = split < 0 ? length : length.substring(0, split);
        Duration time = split < 0 ? Duration.ZERO : Duration.parse("P" + length.substring(split));
        return days.equals("P") ? time : time.plusDays(Period.parse(days).getDays());
    }
}
