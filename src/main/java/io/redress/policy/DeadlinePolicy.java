package io.redress.policy;

import io.redress.time.WorkingDays;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When terms end. A term of days ends at the same time of day in the marketplace's time zone, also when the clocks
 * change in between; a term of working days skips weekends and holidays.
 */
public final class DeadlinePolicy {

    static final String TABLE = "deadlines";

    private final RuleBook rules;
    private final WorkingDays calendar;

    DeadlinePolicy(RuleBook rules, WorkingDays calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** The same by the rules that a case was opened under. */
    public DeadlinePolicy under(OpenedUnder opened) {
        return new DeadlinePolicy(rules.under(opened), calendar);
    }

    /**
     * The end of a term that starts now.
     *
     * @param safety whether the case carries the flag {@code SAFETY} (E80)
     * @param start UTC
     * @throws NoRuleMatched if the table does not have the term
     */
    public Deadline due(DeadlineName name, boolean safety, Instant start) {
        return lookUp(name, safety, start, null);
    }

    /**
     * The end of a term whose length somebody sets, such as the mediator for what they ask for (V2). How it is counted
     * and when the party is reminded stand in the table.
     *
     * @param days above zero
     */
    public Deadline dueIn(DeadlineName name, int days, boolean safety, Instant start) {
        if (days < 1) {
            throw new IllegalArgumentException("A term has at least one day, not " + days);
        }
        return lookUp(name, safety, start, Period.ofDays(days));
    }

    /**
     * How long every term is, in the order of the rulebook.
     *
     * @param safety whether the case carries the flag {@code SAFETY} (E80)
     */
    public List<TermLength> terms(boolean safety) {
        return Stream.of(DeadlineName.values())
                .map(name -> rules.decide(
                        TABLE,
                        new Facts()
                                .with("deadline", name)
                                .with("safety", safety)
                                .toMap(),
                        hit -> hit.text("term"),
                        (hit, ruling) -> new TermLength(
                                name,
                                hit.text("term"),
                                hit.member("basis", TermBasis.class),
                                hit.optionalText("reminder").orElse(null),
                                hit.rule())))
                .toList();
    }

    private Deadline lookUp(DeadlineName name, boolean safety, Instant start, @Nullable Period set) {
        Map<String, @Nullable Object> facts = new Facts()
                .with("deadline", name)
                .with("safety", safety)
                .with("startsAt", start.toString())
                .with("daysSet", set == null ? null : set.getDays())
                .toMap();
        return rules.decide(TABLE, facts, hit -> end(hit, start, set).toString(), (hit, ruling) -> {
            Instant due = end(hit, start, set);
            return new Deadline(name, start, due, reminder(hit, start, due), hit.rule(), ruling);
        });
    }

    private Instant end(RuleHit hit, Instant start, @Nullable Period set) {
        Term term = set == null ? Term.parse(hit.text("term")) : Term.ofDays(set);
        return switch (hit.member("basis", TermBasis.class)) {
            case CALENDAR ->
                start.atZone(calendar.zone())
                        .plus(term.days())
                        .plus(term.time())
                        .toInstant();
            case WORKING -> calendar.add(start, term.wholeDays()).plus(term.time());
        };
    }

    private @Nullable Instant reminder(RuleHit hit, Instant start, Instant due) {
        String before = hit.optionalText("reminder").orElse(null);
        if (before == null) {
            return null;
        }
        Term lead = Term.parse(before);
        ZonedDateTime reminder = due.atZone(calendar.zone()).minus(lead.days()).minus(lead.time());
        return reminder.toInstant().isAfter(start) ? reminder.toInstant() : null;
    }
}
