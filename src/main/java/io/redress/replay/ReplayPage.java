package io.redress.replay;

import io.redress.replay.ReplayReport.Change;
import io.redress.replay.ReplayReport.Count;
import io.redress.replay.WalkReport.Shift;
import io.redress.replay.WalkReport.TermChange;
import java.util.List;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A report as one page that needs nothing beside it. */
public final class ReplayPage {

    private static final SpringTemplateEngine ENGINE = engine();

    private ReplayPage() {}

    public static String of(PastReport report) {
        Context context = new Context();
        context.setVariable("report", report.rulings());
        context.setVariable("walk", report.cases());
        context.setVariable("words", new Words());
        context.setVariable("same", Verdict.SAME);
        return ENGINE.process("replay", context);
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

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(ReplayPage.class.getClassLoader());
        templates.setPrefix("templates/process/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
