package io.redress.process.handbook;

import java.util.Collections;

/** A page under the pen. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();
    private boolean inList;

    void title(String title) {
        paragraph("# " + title);
    }

    void heading(String heading) {
        paragraph("## " + heading);
    }

    void subheading(String heading) {
        paragraph("### " + heading);
    }

    /** Nothing, if there are no words. */
    void paragraph(String words) {
        if (!words.isBlank()) {
            gap();
            text.append(words.strip()).append('\n');
        }
    }

    void header(String... columns) {
        gap();
        row(columns);
        text.append('|')
                .append(String.join("", Collections.nCopies(columns.length, "---|")))
                .append('\n');
    }

    void row(String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ')
                    .append(cell.replace("|", "\\|").replace('\n', ' ').strip())
                    .append(" |");
        }
        text.append('\n');
    }

    void item(String words) {
        if (!inList) {
            gap();
            inList = true;
        }
        text.append("- ").append(words.strip()).append('\n');
    }

    private void gap() {
        inList = false;
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    String text() {
        return text.toString();
    }
}
