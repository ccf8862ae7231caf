package io.redress.process.check;

import java.util.List;
import java.util.stream.Collectors;

/** The page of terms as it stands among the documentation. */
public final class TermsInMarkdown {

    private TermsInMarkdown() {}

    public static String of(TermPage page) {
        StringBuilder text = new StringBuilder("""
                For everybody: every term, timer and retry, as diagrams and the deadlines table say.

                # The terms

                This page is written by `process check --terms docs/terms.md`, and a test compares it with the models: change the
                table `rules/deadlines.dmn`, not this page. A calendar day ends at the same time of day in the marketplace's time
                zone; working days skip weekends and holidays.

                ## Timers

                | process | step | how long | counted in | reminder | then | rules |
                |---|---|---|---|---|---|---|
                """);
        page.waits()
                .forEach(wait -> row(
                        text,
                        wait.process(),
                        wait.step(),
                        lengths(wait.lengths()),
                        bases(wait.lengths()),
                        wait.reminder(),
                        wait.then() + " (*" + wait.event() + "*)",
                        rules(wait.lengths())));
        text.append("""

                ## Terms that no timer waits for

                The service counts them: it adds them to another term, or counts from them.

                | term | how long | counted in | rules |
                |---|---|---|---|
                """);
        page.others()
                .forEach(term ->
                        row(text, term.term(), lengths(term.lengths()), bases(term.lengths()), rules(term.lengths())));
        text.append("""

                ## What is tried again

                | process | step | how often |
                |---|---|---|
                """);
        page.retries().forEach(retry -> row(text, retry.process(), retry.step(), retry.times()));
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String lengths(List<TermPage.Length> lengths) {
        return lengths.stream().map(TermPage.Length::inWords).collect(Collectors.joining("; "));
    }

    private static String bases(List<TermPage.Length> lengths) {
        return lengths.stream().map(TermPage.Length::basis).distinct().collect(Collectors.joining("; "));
    }

    private static String rules(List<TermPage.Length> lengths) {
        return lengths.stream().map(TermPage.Length::rule).distinct().collect(Collectors.joining("; "));
    }
}
