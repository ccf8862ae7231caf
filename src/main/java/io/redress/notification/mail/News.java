package io.redress.notification.mail;

import io.redress.audit.Actor;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.Wording;
import io.redress.security.Side;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What happened, without anybody's own words: those stay in the case, where they can be erased, and where each side
 * reads what is for it.
 *
 * @param by the side that did it; empty for staff and the service
 */
record News(CaseEventType type, Optional<Side> by, boolean byService, Map<String, Object> data) {

    static News of(CaseEvent event) {
        Map<String, Object> data = new HashMap<>(event.data());
        data.keySet().removeAll(event.type().words());
        return new News(event.type(), sideOf(event.actor()), event.actor().equals(Actor.SERVICE), data);
    }

    private static Optional<Side> sideOf(Actor actor) {
        return actor.actingFor() == null
                ? Side.labelled(actor.role())
                : Side.labelled(actor.actingFor().split("/", 2)[0]);
    }

    /** Empty if it is not there. */
    String text(String field) {
        Object value = data.get(field);
        return value == null ? "" : value.toString();
    }

    boolean truth(String field) {
        return Boolean.TRUE.equals(data.get(field));
    }

    /** {@code NEW_EVIDENCE} reads {@code new evidence}. */
    String plain(String field) {
        return Wording.plain(text(field));
    }

    List<String> plainList(String field) {
        return data.get(field) instanceof List<?> values
                ? values.stream().map(value -> Wording.plain(value.toString())).toList()
                : List.of();
    }

    /** The side that a field names; empty for both, staff and nobody. */
    Optional<Side> side(String field) {
        return Side.labelled(text(field).toLowerCase(Locale.ROOT));
    }

    /** The log has amounts as {@code USD 12.00}. */
    String money(String field) {
        return Wording.of(Money.parse(text(field)));
    }

    Optional<Instant> instant(String field) {
        try {
            return Optional.of(Instant.parse(text(field)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
