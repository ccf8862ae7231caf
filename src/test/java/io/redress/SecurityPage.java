package io.redress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables of docs/security.md that say who may do what, as tests read them. */
public final class SecurityPage {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private SecurityPage() {}

    /**
     * A row: one or more doors with the same rights.
     *
     * @param doors what stands in backticks in the first column
     * @param cells by the name of the column
     */
    public record Row(List<String> doors, Map<String, String> cells) {}

    /** The table below this heading. */
    public static List<Row> table(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int begin = lines.indexOf("### " + heading);
        if (begin < 0) {
            throw new IllegalStateException(PAGE + " has no section " + heading);
        }
        List<String> table = lines.stream()
                .skip(begin + 1L)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> columns = cells(table.get(0));
        return table.stream().skip(2).map(line -> row(columns, cells(line))).toList();
    }

    private static Row row(List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalStateException("Not as many cells as columns: " + cells);
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 1; i < cells.size(); i++) {
            byColumn.put(columns.get(i), cells.get(i));
        }
        return new Row(quoted(cells.get(0)), byColumn);
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> cells(String line) {
        String inner = line.strip();
        return Arrays.stream(inner.substring(1, inner.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
