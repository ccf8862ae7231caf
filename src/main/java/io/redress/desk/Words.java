package io.redress.desk;

import io.redress.cases.Wording;
import io.redress.policy.EvidenceType;
import io.redress.policy.Remedy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** How the pages write what programs know: for templates, which call it {@code words}. */
public final class Words {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z_]{3,}\\b");
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB"};

    Words() {}

    /** {@code 1,240.00 USD}. */
    public String money(Money money) {
        return Wording.of(money);
    }

    /** {@code Partial refund of 120.00 USD}. */
    public String remedy(Remedy remedy) {
        return capital(Wording.of(remedy));
    }

    /** {@code TRADE_ASSURANCE} reads {@code trade assurance}. */
    public String lower(Enum<?> constant) {
        return Wording.lower(constant);
    }

    /** {@code TRADE_ASSURANCE} reads {@code Trade assurance}. */
    public String upper(Enum<?> constant) {
        return capital(lower(constant));
    }

    /** The same for a name that comes as a text. */
    public String title(String constant) {
        return capital(plain(constant));
    }

    /** {@code NEW_EVIDENCE}, as a text, reads {@code new evidence}. */
    public static String plain(String constant) {
        return Wording.plain(constant.replace('-', ' '));
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** {@code QC report}. */
    public String type(EvidenceType type) {
        return title(type.name());
    }

    /** A BCP 47 tag: {@code zh-Hans} reads {@code Chinese (Simplified)}; a tag that stands for no language, as it is. */
    public String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
        return name.isEmpty() ? tag : name;
    }

    /** What a table says, without the names that programs have: {@code seller sufficient}, {@code USD 1800.00}. */
    public String result(String result) {
        return NAME.matcher(result).replaceAll(name -> plain(name.group()));
    }

    /** {@code 3 Dec 2026, 14:05 UTC}; a script turns it into the reader's zone. */
    public String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** {@code 1.4 MB}. */
    public String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1_000 && unit < UNITS.length - 1) {
            size /= 1_000;
            unit++;
        }
        return (unit == 0 ? String.valueOf(bytes) : String.format(Locale.ROOT, size < 10 ? "%.1f" : "%.0f", size)) + " "
                + UNITS[unit];
    }

    /** {@code yes} or {@code no}; {@code null} is not known. */
    public String yes(@Nullable Boolean truth) {
        return truth == null ? "not known" : truth ? "yes" : "no";
    }
}
