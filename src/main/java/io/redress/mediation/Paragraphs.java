package io.redress.mediation;

import io.redress.mediation.print.StatementHeading;
import java.util.List;
import java.util.Locale;

/** A plain text of titled paragraphs, for people to read and to print. */
final class Paragraphs {

    private final StringBuilder text = new StringBuilder();

    /** A heading with text below; nothing at all if there is no text. */
    Paragraphs add(String heading, String body) {
        if (!body.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append(heading.toUpperCase(Locale.ROOT))
                    .append('\n')
                    .append(body);
        }
        return this;
    }

    /** A heading with a list below. */
    Paragraphs add(String heading, List<String> items) {
        return add(heading, items.isEmpty() ? "" : "- " + String.join("\n- ", items));
    }

    Paragraphs add(StatementHeading heading, String body) {
        return add(heading.text(), body);
    }

    Paragraphs add(StatementHeading heading, List<String> items) {
        return add(heading.text(), items);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
