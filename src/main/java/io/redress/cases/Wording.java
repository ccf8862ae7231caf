package io.redress.cases;

import io.redress.policy.Reason;
import io.redress.policy.Remedy;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.joda.money.Money;

/** How people read what programs write. */
public final class Wording {

    private Wording() {}

    /** {@code damaged in transit}. */
    public static String of(Reason reason) {
        return lower(reason);
    }

    /** {@code partial refund of 120.00 USD}. */
    public static String of(Remedy remedy) {
        return lower(remedy.type()) + (remedy.amount() == null ? "" : " of " + of(remedy.amount()));
    }

    /** {@code 1,240.00 USD}. */
    public static String of(Money money) {
        int places = money.getCurrencyUnit().getDecimalPlaces();
        String pattern = places <= 0 ? "#,##0" : "#,##0." + "0".repeat(places);
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(money.getAmount()) + " "
                + money.getCurrencyUnit();
    }

    /**
     * What somebody wrote, between quotation marks and on one line: whatever is in it, it never looks like something that
     * stands beside it.
     */
    public static String quoted(String words) {
        return "“" + oneLine(words) + "”";
    }

    /** The words with one blank wherever there are breaks between lines, or several blanks. */
    public static String oneLine(String words) {
        return words.strip().replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ");
    }

    /** {@code TRADE_ASSURANCE} reads {@code trade assurance}. */
    public static String lower(Enum<?> constant) {
        return plain(constant.name());
    }

    /** The same for a name that comes as a text: {@code QC_REPORT} reads {@code QC report}. */
    public static String plain(String constant) {
        String words = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.replace("qc report", "QC report").replace("non compliant", "non-compliant");
    }
}
