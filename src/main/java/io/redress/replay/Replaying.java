package io.redress.replay;

import io.redress.policy.Results;
import io.redress.policy.RuleHit;
import io.redress.policy.RuleResult;
import io.redress.process.CandidateTables;
import io.redress.process.CandidateTables.RowsOverlap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the facts of a past ruling to the candidate of its table. */
final class Replaying {

    private final CandidateTables candidates;
    private final Map<String, Set<String>> factsOf = new HashMap<>();

    Replaying(CandidateTables candidates) {
        this.candidates = candidates;
        candidates.keys().forEach(table -> factsOf.put(table, candidates.facts(table)));
    }

    Replayed replay(PastRuling past) {
        Set<String> facts = factsOf.get(past.table());
        if (facts == null) {
            return without(past, Verdict.NO_TABLE, List.of(), "there is no table " + past.table());
        }
        Set<String> missing = new TreeSet<>(facts);
        missing.removeAll(past.facts().keySet());
        if (!missing.isEmpty()) {
            return without(past, Verdict.FACT_MISSING, List.of(), String.join(", ", missing));
        }
        List<RuleHit> hits;
        try {
            RuleResult said = candidates.evaluate(past.table(), past.facts());
            hits = said.hits();
        } catch (RowsOverlap overlap) {
            return without(past, Verdict.OVERLAP, overlap.rows(), overlap.getMessage());
        } catch (IllegalStateException wrong) {
            return without(past, Verdict.UNREADABLE, List.of(), wrong.getMessage());
        }
        if (hits.isEmpty()) {
            return without(past, Verdict.GAP, List.of(), null);
        }
        List<String> rows = hits.stream().map(RuleHit::ruleId).toList();
        try {
            String result = Results.of(past.table(), hits, past.facts());
            return new Replayed(past, verdict(past, hits, result), result, rows, null);
        } catch (Results.NothingFollows none) {
            return without(past, Verdict.GAP, rows, none.getMessage());
        } catch (Results.SeveralAnswer several) {
            return without(past, Verdict.OVERLAP, rows, several.getMessage());
        } catch (IllegalStateException wrong) {
            return without(past, Verdict.UNREADABLE, rows, wrong.getMessage());
        }
    }

    private static Verdict verdict(PastRuling past, List<RuleHit> hits, String result) {
        if (!result.equals(past.result())) {
            return Verdict.FLIPPED;
        }
        return said(hits).equals(said(past.hits())) ? Verdict.SAME : Verdict.OTHER_ROWS;
    }

    /** What stands beside a row, for analysts, is no part of what it says. */
    private static List<Map.Entry<String, Map<String, Object>>> said(List<RuleHit> hits) {
        return hits.stream().map(hit -> Map.entry(hit.ruleId(), hit.outputs())).toList();
    }

    private static Replayed without(PastRuling past, Verdict verdict, List<String> rows, @Nullable String detail) {
        return new Replayed(past, verdict, null, rows, detail);
    }
}
