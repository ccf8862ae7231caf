package io.redress.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A line for each ruling that is not as before, for spreadsheets; written while they are read. */
public final class ChangedRulings implements AutoCloseable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** With one of these at its begin, a spreadsheet takes a cell for a formula and calculates it. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private static final List<String> COLUMNS = List.of(
            "table",
            "case",
            "ruled at (UTC)",
            "what",
            "before",
            "after",
            "rows before",
            "rows after",
            "detail",
            "reason",
            "buyer",
            "seller",
            "outcome",
            "counts",
            "money",
            "currency",
            "amount");

    private final @Nullable CSVPrinter file;

    private ChangedRulings(@Nullable CSVPrinter file) {
        this.file = file;
    }

    /** Writes them nowhere. */
    public static ChangedRulings nowhere() {
        return new ChangedRulings(null);
    }

    /** @throws IOException if the file cannot be written */
    public static ChangedRulings in(Path path) throws IOException {
        var writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(COLUMNS);
        return new ChangedRulings(printer);
    }

    /** @param counts whether it is the last of its table in its case; only then is there money in the line */
    void add(Replayed replayed, boolean counts) {
        if (file == null) {
            return;
        }
        try {
            Map<String, Money> money = counts ? replayed.money() : Map.of();
            if (money.isEmpty()) {
                line(replayed, counts, "", null);
            }
            for (Map.Entry<String, Money> one : money.entrySet()) {
                line(replayed, counts, one.getKey(), one.getValue());
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void line(Replayed replayed, boolean counts, String what, @Nullable Money money) throws IOException {
        PastRuling past = replayed.past();
        CSVPrinter line = Objects.requireNonNull(file);
        for (String cell : new String[] {
            past.table(),
            past.caseNumber(),
            past.at().toString(),
            replayed.verdict().words(),
            past.result(),
            replayed.result(),
            String.join(" ", past.rows()),
            String.join(" ", replayed.rows()),
            replayed.detail(),
            past.reason(),
            past.buyer(),
            past.seller(),
            past.outcome(),
            counts ? "yes" : "no",
            what,
            money == null ? "" : money.getCurrencyUnit().getCode(),
            money == null ? "" : money.getAmount().toPlainString()
        }) {
            line.print(harmless(cell));
        }
        line.println();
    }

    private static String harmless(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
