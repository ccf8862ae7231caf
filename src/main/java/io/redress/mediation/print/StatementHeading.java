package io.redress.mediation.print;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** The headings that stand in a statement of reasons, in capitals, each on a line of its own (M5). */
public enum StatementHeading {
    FACTS("The facts, and what each rests on"),
    REMEDY("How the remedy is computed"),
    BEFORE("Before"),
    CHANGES("What the appeal changed"),
    SAID("What was said"),
    REASONS("The reasons"),
    RULES("The rules applied"),
    RULE("The rule applied"),
    OTHER_OUTCOMES("What would have changed the outcome");

    private static final Pattern TITLE = Pattern.compile(
            "DECISION OF (\\d{1,2}) ([A-Z]+) (\\d{4}) ((?:ON APPEAL |ON AN OBJECTION )?IN CASE) (\\S+)");

    private final String text;

    StatementHeading(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** What the line says, in ordinary letters, if it is one of these headings. */
    static Optional<String> in(String line) {
        return Arrays.stream(values())
                .filter(heading -> heading.text.toUpperCase(Locale.ROOT).equals(line))
                .map(StatementHeading::text)
                .findFirst();
    }

    /** The same for the title of a statement: what was decided, when, in which case. */
    static Optional<String> title(String line) {
        Matcher title = TITLE.matcher(line);
        return title.matches()
                ? Optional.of("Decision of %s %s %s %s %s"
                        .formatted(
                                title.group(1),
                                StringUtils.capitalize(title.group(2).toLowerCase(Locale.ROOT)),
                                title.group(3),
                                title.group(4).toLowerCase(Locale.ROOT),
                                title.group(5)))
                : Optional.empty();
    }
}
