package io.redress.custody;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the anchor's files, JSON in a fixed order, so that other programs can read it, too. */
final class AnchorLine {

    /** {@code anchors-2026-03.jsonl} */
    static final Pattern FILE = Pattern.compile("anchors-\\d{4}-\\d{2}\\.jsonl");

    private static final Pattern FORM =
            Pattern.compile("\\{\"at\":\"([^\"]+)\",\"case\":\"([^\"]+)\",\"seq\":(\\d{1,9}),"
                    + "\"hash\":\"([0-9a-f]{64})\",\"previous\":\"([0-9a-f]{64})\"}");

    private AnchorLine() {}

    /** The name of the file of a month. */
    static String fileOf(Instant month) {
        return "anchors-" + YearMonth.from(month.atZone(ZoneOffset.UTC)) + ".jsonl";
    }

    /** @param previous the hash of the line before */
    static String of(Anchor anchor, String previous) {
        return "{\"at\":\"%s\",%s,\"seq\":%d,\"hash\":\"%s\",\"previous\":\"%s\"}"
                .formatted(anchor.at(), naming(anchor.caseNumber()), anchor.seq(), anchor.hash(), previous);
    }

    /** What every line about this case contains. */
    static String naming(String caseNumber) {
        return "\"case\":\"" + caseNumber + "\"";
    }

    static boolean isOne(String line) {
        return FORM.matcher(line).matches();
    }

    static boolean follows(String line, String previous) {
        return previous(line).filter(previous::equals).isPresent();
    }

    /** The hash of the line before, as a line has it; empty if it is none of ours. */
    static Optional<String> previous(String line) {
        Matcher read = FORM.matcher(line);
        return read.matches() ? Optional.of(read.group(5)) : Optional.empty();
    }

    static Optional<Anchor> parse(String line) {
        Matcher read = FORM.matcher(line);
        if (!read.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Anchor(
                    Instant.parse(read.group(1)), read.group(2), Integer.parseInt(read.group(3)), read.group(4)));
        } catch (DateTimeException notWrittenByUs) {
            return Optional.empty();
        }
    }
}
