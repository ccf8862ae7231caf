package io.redress.replay;

import io.redress.process.ReportPage;
import io.redress.replay.ReplayReport.Change;
import io.redress.replay.ReplayReport.Count;
import io.redress.replay.WalkReport.Shift;
import io.redress.replay.WalkReport.TermChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A report as one page that needs nothing beside it. */
public final class ReplayPage {

    private ReplayPage() {}

    public static String of(PastReport report) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("report", report.rulings());
        variables.put("walk", report.cases());
        variables.put("words", new Words());
        variables.put("same", Verdict.SAME);
        return ReportPage.of("replay", variables);
    }

    /** The same words as at the terminal. */
    public static final class Words {

        Words() {}

        public String verdict(ReplayReport report) {
            return ReplayInWords.verdict(report);
        }

        public String verdict(WalkReport report) {
            return WalkInWords.verdict(report);
        }

        public String term(TermChange term) {
            return WalkInWords.term(term);
        }

        public String shift(Shift shift) {
            return WalkInWords.shift(shift);
        }

        public String headline(Change change) {
            return ReplayInWords.headline(change);
        }

        public String money(Change change) {
            return ReplayInWords.money(change);
        }

        public String counts(List<Count> counts) {
            return ReplayInWords.counts(counts);
        }

        public String facts(Change change) {
            return ReplayInWords.facts(change);
        }

        public String more(Change change) {
            return ReplayInWords.more(change);
        }
    }
}
