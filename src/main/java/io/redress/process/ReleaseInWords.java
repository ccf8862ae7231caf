package io.redress.process;

import static java.time.ZoneOffset.UTC;

import io.redress.process.change.ReleaseHistory.Entry;
import io.redress.process.change.ReleaseRecord.Rules;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What whoever deploys is told about releases. */
final class ReleaseInWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private ReleaseInWords() {}

    /** Such as "from 2027-01-01 on (00:00 in Europe/Paris)". */
    static String from(Instant begin, ZoneId zone) {
        var local = begin.atZone(zone);
        return "from %s on (%s in %s)".formatted(local.toLocalDate(), local.toLocalTime(), name(zone));
    }

    static List<String> deployed(
            String tag, Rules rules, long running, List<Entry> history, String deployed, Instant now, ZoneId zone) {
        List<String> said = new ArrayList<>();
        Instant from = rules.from();
        if (from == null) {
            said.add("Release %s is deployed: new cases begin in it. %d cases were running.".formatted(tag, running));
            if (running > 0 && !rules.changes().isEmpty()) {
                said.add(openCases(rules));
            }
        } else {
            said.add("Release %s is deployed: its tables apply %s. %d cases were running."
                    .formatted(tag, from(from, zone), running));
            said.add("It changes %s. %s".formatted(String.join(", ", rules.changes()), openThen(rules)));
        }
        Instant begin = from == null ? now : from;
        history.stream()
                .filter(entry -> entry.isScheduled(now)
                        && !entry.deployment().equals(deployed)
                        && !entry.from().isBefore(begin))
                .forEach(entry -> said.add(follows(entry, zone)));
        return said;
    }

    static List<String> wentBack(
            String tag,
            List<String> changes,
            boolean forOpenCases,
            List<Entry> history,
            String current,
            Instant now,
            ZoneId zone) {
        List<String> said = new ArrayList<>();
        said.add(
                "New cases begin in the models of before again: %s. Running cases stay in the version that they are in."
                        .formatted(tag));
        if (!changes.isEmpty()) {
            said.add(openCases(new Rules(null, forOpenCases, changes)));
        }
        boolean reachedOpenCases = history.stream()
                .anyMatch(entry -> entry.deployment().equals(current)
                        && entry.forOpenCases()
                        && !entry.changes().isEmpty());
        if (reachedOpenCases && !forOpenCases) {
            said.add(
                    "What is taken back was for open cases too, and they keep it: deploy the models of before with --for-open-cases to change that.");
        }
        history.stream().filter(entry -> entry.isScheduled(now)).forEach(entry -> said.add(follows(entry, zone)));
        return said;
    }

    private static String openCases(Rules rules) {
        return rules.forOpenCases()
                ? "Open cases have its tables too: %s.".formatted(String.join(", ", rules.changes()))
                : "Open cases keep the tables under which they were opened.";
    }

    private static String openThen(Rules rules) {
        return rules.forOpenCases()
                ? "Cases that are open then have its tables too."
                : "Cases opened before keep the tables under which they were opened.";
    }

    private static String follows(Entry entry, ZoneId zone) {
        return "Release %s waits for its day: %s it changes %s."
                .formatted(entry.name(), from(entry.from(), zone), String.join(", ", entry.changes()));
    }

    /** @param inForce the tables that new cases have, by deployment */
    static List<String> list(List<Entry> history, Map<String, List<String>> inForce, Instant now, ZoneId zone) {
        String begins = history.stream()
                .filter(entry -> entry.wholeSet() && entry.withdrawn() == null)
                .max((one, other) -> Long.compare(one.number(), other.number()))
                .map(Entry::deployment)
                .orElse("");
        List<String> lines = new ArrayList<>();
        for (int i = history.size() - 1; i >= 0; i--) {
            Entry entry = history.get(i);
            List<String> tables = inForce.getOrDefault(entry.deployment(), List.of());
            boolean diagrams = entry.deployment().equals(begins);
            lines.add("%s: %s".formatted(entry.name(), state(entry, diagrams || !tables.isEmpty(), now, zone)));
            if (diagrams && !entry.isScheduled(now)) {
                lines.add("  new cases have its diagrams and forms");
            }
            if (!tables.isEmpty()) {
                lines.add("  new cases have its tables " + String.join(", ", tables));
            }
            if (!entry.changes().isEmpty()) {
                lines.add("  changes %s, %s"
                        .formatted(
                                String.join(", ", entry.changes()),
                                entry.forOpenCases() ? "for open cases too" : "for cases opened from then on"));
            }
            lines.add("  deployed %s%s%s"
                    .formatted(
                            MINUTE.format(entry.deployedAt().atZone(zone)),
                            entry.author() == null ? "" : " by " + entry.author(),
                            entry.reason() == null ? "" : ": " + entry.reason()));
        }
        return lines;
    }

    private static String state(Entry entry, boolean counts, Instant now, ZoneId zone) {
        if (entry.withdrawn() != null) {
            return "taken back before %s by %s"
                    .formatted(entry.from().atZone(zone).toLocalDate(), entry.withdrawn());
        }
        if (entry.isScheduled(now)) {
            return "scheduled, applies " + from(entry.from(), zone);
        }
        String since = MINUTE.format(entry.from().atZone(zone));
        return counts ? "in force since " + since : "before, since " + since;
    }

    private static String name(ZoneId zone) {
        return zone.equals(UTC) ? "UTC" : zone.getId();
    }
}
