package io.redress.insight;

import io.redress.cases.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A table of figures, as it stands on the page and in a file.
 *
 * @param name of its file and its place on the page: lower case, with hyphens
 * @param note what is counted, a sentence or two
 * @param rows a value for each column: a text, an enum constant, a number, or {@code null} for what cannot be said
 * @param left how many rows there are beyond these
 */
record Table(
        String name, String title, String note, List<Column> columns, List<List<@Nullable Object>> rows, long left) {

    /** What the values of a column are. */
    enum Kind {
        TEXT,
        /** The marketplace's id of a seller. */
        SELLER,
        COUNT,
        /** 0 to 1. */
        SHARE,
        DAYS,
        /** Money without its currency, which is another column. */
        AMOUNT
    }

    record Column(String label, Kind kind) {

        public boolean isNumber() {
            return kind != Kind.TEXT && kind != Kind.SELLER;
        }

        /** As people read it. */
        public String shown(@Nullable Object value) {
            if (value == null) {
                return "–";
            }
            if (value instanceof Enum<?> constant) {
                return StringUtils.capitalize(Wording.lower(constant));
            }
            return switch (kind) {
                case TEXT, SELLER -> value.toString();
                case COUNT -> format("#,##0", value);
                case SHARE -> format("0.0 %", value);
                case DAYS -> format("#,##0.0", value);
                case AMOUNT -> amount((BigDecimal) value);
            };
        }

        private static String amount(BigDecimal value) {
            return format(value.scale() <= 0 ? "#,##0" : "#,##0." + "0".repeat(value.scale()), value);
        }

        private static String format(String pattern, Object value) {
            DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
            format.setRoundingMode(RoundingMode.HALF_UP);
            return format.format(value);
        }
    }

    static Column text(String label) {
        return new Column(label, Kind.TEXT);
    }

    static Column seller(String label) {
        return new Column(label, Kind.SELLER);
    }

    static Column count(String label) {
        return new Column(label, Kind.COUNT);
    }

    static Column share(String label) {
        return new Column(label, Kind.SHARE);
    }

    static Column days(String label) {
        return new Column(label, Kind.DAYS);
    }

    static Column amount(String label) {
        return new Column(label, Kind.AMOUNT);
    }

    Table(String name, String title, String note, List<Column> columns, List<List<@Nullable Object>> rows) {
        this(name, title, note, columns, rows, 0);
    }

    /** {@code null} where nothing can be a part of. */
    static @Nullable Double part(long some, long all) {
        return all == 0 ? null : (double) some / all;
    }
}
