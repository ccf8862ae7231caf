package io.redress.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a case, short enough to read out on the phone and not to be guessed: {@code RC-7K3M-9QXW} has 40 random
 * bits in Crockford's base 32, which has no I, L, O or U.
 *
 * @throws IllegalArgumentException if {@code value} does not look like that
 */
public record CaseNumber(@JsonValue String value) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("RC-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    private static final RandomGenerator RANDOM = new SecureRandom();

    @JsonCreator
    public CaseNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a case number looks like RC-7K3M-9QXW");
        }
    }

    /** Whether a text has the form of a case number. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    /** A number that no case has yet, but for one chance in 10¹²: the primary key has the last word. */
    static CaseNumber random() {
        StringBuilder number = new StringBuilder("RC-");
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                number.append('-');
            }
            number.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return new CaseNumber(number.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
