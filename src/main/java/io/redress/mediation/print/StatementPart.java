package io.redress.mediation.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement with its heading.
 *
 * @param level 1 for the title, 2 for a section or the statement that an appeal reviewed, 3 for a section of that
 * @param blocks paragraphs and lists, in order
 */
record StatementPart(String heading, int level, List<Block> blocks) {

    StatementPart {
        blocks = List.copyOf(blocks);
    }

    /** A paragraph, or a list of items. */
    record Block(@Nullable String paragraph, List<String> items) {

        Block {
            items = List.copyOf(items);
        }
    }

    /** Takes a statement apart. Only lines that the program itself writes are headings; what people wrote is text. */
    static List<StatementPart> of(String statement) {
        List<StatementPart> parts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String heading = "";
        int level = 1;
        int titles = 0;
        boolean afterBlank = true;
        for (String line : statement.lines().toList()) {
            Optional<String> title = afterBlank ? StatementHeading.title(line) : Optional.empty();
            Optional<String> section = afterBlank ? StatementHeading.in(line) : Optional.empty();
            if (title.isPresent() || section.isPresent()) {
                add(parts, heading, level, lines);
                lines.clear();
                titles += title.isPresent() ? 1 : 0;
                heading = title.or(() -> section).orElseThrow();
                level = Math.min(titles, 2) + (title.isPresent() ? 0 : 1);
            } else {
                lines.add(line);
            }
            afterBlank = line.isBlank();
        }
        add(parts, heading, level, lines);
        return parts;
    }

    private static void add(List<StatementPart> parts, String heading, int level, List<String> lines) {
        List<Block> blocks = blocks(lines);
        if (!heading.isEmpty() || !blocks.isEmpty()) {
            parts.add(new StatementPart(heading, level, blocks));
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("- ")) {
                items.add(line.substring(2));
                continue;
            }
            flush(items, blocks);
            if (!line.isBlank()) {
                blocks.add(new Block(line, List.of()));
            }
        }
        flush(items, blocks);
        return blocks;
    }

    private static void flush(List<String> items, List<Block> blocks) {
        if (!items.isEmpty()) {
            blocks.add(new Block(null, items));
            items.clear();
        }
    }
}
