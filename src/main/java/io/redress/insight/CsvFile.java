package io.redress.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a table for spreadsheets: RFC 4180, in UTF-8 with the mark by which they recognise it. */
final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int DIGITS = 4;

    /** With one of these at its begin, a spreadsheet takes a cell for a formula and calculates it. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private CsvFile() {}

    static byte[] of(Table table) {
        StringBuilder file = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(file, CSVFormat.RFC4180)) {
            for (Table.Column column : table.columns()) {
                printer.print(harmless(column.label()));
            }
            printer.println();
            for (var row : table.rows()) {
                for (Object value : row) {
                    printer.print(cell(value));
                }
                printer.println();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object cell(@Nullable Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number)
                    .setScale(DIGITS, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return value instanceof Number || value == null ? value : harmless(value.toString());
    }

    /** A text stays a text: what would begin a formula gets an apostrophe before it. */
    private static String harmless(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
