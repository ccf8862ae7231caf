package io.redress.custody;

import static io.redress.audit.SealedTable.APPEAL;
import static io.redress.audit.SealedTable.DECISION;
import static io.redress.audit.SealedTable.MESSAGE;
import static io.redress.audit.SealedTable.OFFER;
import static io.redress.audit.SealedTable.RULING;
import static io.redress.audit.SealedTable.SETTLEMENT_STEP;

import io.redress.audit.CaseEventType;
import io.redress.audit.Erased;
import io.redress.audit.RowSeals;
import io.redress.audit.SealedTable;
import io.redress.cases.ReturnCase;
import io.redress.security.Party;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every place outside of the case itself, its log and the engine where people's words lie, each with whose they are. It
 * knows the tables of other modules by their names, so that one page says what an erasure erases; a test compares it
 * with the columns that there are.
 */
@Repository
class PersonalTables {

    /** A piece of evidence that was erased, and the object of the store that it no longer refers to. */
    record Piece(UUID id, @Nullable String storedAs) {}

    private record Column(SealedTable table, String name, String condition) {}

    /** What staff and the program have written, perhaps about what the parties said. */
    private static final List<Column> STAFFS = List.of(
            new Column(DECISION, "reasons", "true"),
            new Column(DECISION, "statement", "true"),
            new Column(DECISION, "signature_reasons", "true"),
            new Column(APPEAL, "reasons", "true"),
            new Column(MESSAGE, "text", "sent_by = 'STAFF'"),
            new Column(OFFER, "message", "made_by = 'MEDIATOR'"));

    private final JdbcClient jdbc;
    private final JsonWords json;

    PersonalTables(JdbcClient jdbc, JsonWords json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What people wrote to each other and to the platform. */
    int words(ReturnCase subject, ErasureScope scope, Quotations quotations) {
        int changed = update(
                        MESSAGE,
                        "update message set text = :mark where text <> :mark and sent_by = any (:authors)",
                        subject,
                        scope)
                + update(
                        OFFER,
                        "update offer set message = :mark where message <> :mark and made_by = any (:authors)",
                        subject,
                        scope)
                + update(
                        APPEAL,
                        "update appeal set explanation = :mark where explanation <> :mark and side = any (:authors)",
                        subject,
                        scope)
                // Whoever did not file an appeal answers it.
                + update(
                        APPEAL,
                        "update appeal set answer = :mark where answer <> :mark and (:all or side <> all (:authors))",
                        subject,
                        scope)
                + (scope.staffToo() ? notes(subject) : 0);
        changed += RowSeals.write(jdbc.sql("""
                        update offer set end_reason = :mark
                         where case_number = :case and status = 'REJECTED' and end_reason <> :mark
                           and (:all or end_reason = any (:said) and made_by <> all (:authors))
                        """ + OFFER.returning())
                        .param("mark", Erased.MARK)
                        .param("case", subject.number().value())
                        .param("all", scope.staffToo())
                        .param("said", quotations.said().toArray(String[]::new))
                        .param("authors", scope.authors()))
                .size();
        for (var side : scope.sides()) {
            Party party = subject.party(side);
            changed += jdbc.sql("""
                            update conflict_of_interest set note = :mark
                             where note <> :mark and party_side = :side and party_id = :id
                            """)
                    .param("mark", Erased.MARK)
                    .param("side", side.name())
                    .param("id", party.id())
                    .update();
        }
        return changed + settlementSteps(subject, scope);
    }

    /** What staff wrote, all of it when the case is retired; otherwise only where it repeats what the party said. */
    int staffWords(ReturnCase subject, ErasureScope scope, Quotations quotations) {
        int changed = 0;
        for (Column column : STAFFS) {
            Map<UUID, String> cleaned = new LinkedHashMap<>();
            jdbc
                    .sql("select id, %s from %s where case_number = ? and %1$s <> ? and %s"
                            .formatted(column.name(), column.table().tableName(), column.condition()))
                    .params(subject.number().value(), Erased.MARK)
                    .query((row, index) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                    .list()
                    .stream()
                    .filter(row -> scope.staffToo() || quotations.isIn(row.getValue()))
                    .forEach(row -> cleaned.put(
                            row.getKey(), scope.staffToo() ? Erased.MARK : quotations.removedFrom(row.getValue())));
            cleaned.forEach((id, text) -> RowSeals.write(jdbc.sql("update %s set %s = ? where id = ?"
                                    .formatted(column.table().tableName(), column.name())
                            + column.table().returning())
                    .params(text, id)));
            changed += cleaned.size();
        }
        return changed;
    }

    /** Papers: their names, descriptions and words; what lies in the store is for the caller to remove afterwards. */
    List<Piece> evidence(ReturnCase subject, ErasureScope scope, Instant at) {
        List<Piece> pieces = jdbc.sql("""
                        select id, stored_as from evidence
                         where case_number = ? and erased_at is null and submitted_by = any (?)
                           for update
                        """)
                .params(subject.number().value(), scope.authors())
                .query((row, index) -> new Piece(row.getObject("id", UUID.class), row.getString("stored_as")))
                .list();
        pieces.forEach(piece -> jdbc.sql("""
                        update evidence
                           set description = :mark, file_name = :mark, words = null, stored_as = null,
                               erased_at = :at, erased_because = :because
                         where id = :id
                        """)
                .param("mark", Erased.MARK)
                .param("at", Timestamp.from(at))
                .param("because", scope.because().name())
                .param("id", piece.id())
                .update());
        return pieces;
    }

    /** What is or was in the queue to be told outside, as far as it repeats the words of these events. */
    int news(ReturnCase subject, Map<Integer, CaseEventType> events) {
        Map<UUID, String> cleaned = new LinkedHashMap<>();
        jdbc.sql("select id, payload from outbox where case_number = ?")
                .param(subject.number().value())
                .query((row, index) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(row -> json.newsWithout(row.getValue(), events)
                        .ifPresent(payload -> cleaned.put(row.getKey(), payload)));
        cleaned.forEach((id, payload) -> jdbc.sql("update outbox set payload = ?::jsonb where id = ?")
                .params(payload, id)
                .update());
        return cleaned.size();
    }

    /** What was not handed in to its end: it is over now, and its bytes go with all that is over, within minutes. */
    int uploads(ReturnCase subject, ErasureScope scope, Instant at) {
        return jdbc.sql("""
                        update evidence_upload
                           set file_name = :mark, description = :mark, media_type = null,
                               expires_at = least(expires_at, :at)
                         where case_number = :case and submitted_by = any (:authors) and description <> :mark
                        """)
                .param("mark", Erased.MARK)
                .param("at", Timestamp.from(at))
                .param("case", subject.number().value())
                .param("authors", scope.authors())
                .update();
    }

    /**
     * Answers that were kept so that a command can be sent twice: the command stays done, its answer is empty.
     *
     * @param callers as whom the party has sent commands
     */
    int answers(ReturnCase subject, Set<String> callers, Quotations quotations) {
        Stream<String> about = Stream.concat(
                Stream.of(subject.number().value(), "\"" + subject.orderId() + "\""),
                quotations.names().stream().map(json::escaped));
        return jdbc.sql("""
                        update idempotency_key set body = null
                         where body is not null
                           and (caller = any (:callers)
                                or exists (select 1 from unnest(cast(:about as text[])) word
                                            where position(convert_to(word, 'UTF8') in body) > 0))
                        """)
                .param("callers", callers.toArray(String[]::new))
                .param("about", about.toArray(String[]::new))
                .update();
    }

    /** What a rule was asked and said, where it repeats words. */
    int rulings(ReturnCase subject, Quotations quotations) {
        List<Map.Entry<UUID, String[]>> cleaned = new ArrayList<>();
        jdbc.sql("select id, facts, hits from ruling where case_number = ?")
                .param(subject.number().value())
                .query((row, index) ->
                        Map.entry(row.getObject(1, UUID.class), new String[] {row.getString(2), row.getString(3)}))
                .list()
                .forEach(row -> {
                    String facts = json.without(row.getValue()[0], quotations);
                    String hits = json.without(row.getValue()[1], quotations);
                    if (!facts.equals(row.getValue()[0]) || !hits.equals(row.getValue()[1])) {
                        cleaned.add(Map.entry(row.getKey(), new String[] {facts, hits}));
                    }
                });
        cleaned.forEach(row -> RowSeals.write(
                jdbc.sql("update ruling set facts = ?::jsonb, hits = ?::jsonb where id = ?" + RULING.returning())
                        .params(row.getValue()[0], row.getValue()[1], row.getKey())));
        return cleaned.size();
    }

    private int settlementSteps(ReturnCase subject, ErasureScope scope) {
        record Done(UUID id, String type, String data) {}
        String[] parties = scope.parties(subject).toArray(String[]::new);
        List<Done> done = jdbc.sql("""
                        select id, type, data from settlement_step
                         where case_number = ? and (? or actor ->> 'actingFor' = any (?))
                        """)
                .params(subject.number().value(), scope.staffToo(), parties)
                .query((row, index) ->
                        new Done(row.getObject("id", UUID.class), row.getString("type"), row.getString("data")))
                .list();
        int changed = 0;
        for (Done step : done) {
            changed += json.without(
                            step.data(), CaseEventType.valueOf(step.type()).words())
                    .map(data -> RowSeals.write(jdbc.sql("update settlement_step set data = ?::jsonb where id = ?"
                                            + SETTLEMENT_STEP.returning())
                                    .params(data, step.id()))
                            .size())
                    .orElse(0);
        }
        return changed;
    }

    private int notes(ReturnCase subject) {
        return jdbc.sql("update conflict_of_interest set note = :mark where note <> :mark and case_number = :case")
                .param("mark", Erased.MARK)
                .param("case", subject.number().value())
                .update();
    }

    private int update(SealedTable table, String sql, ReturnCase subject, ErasureScope scope) {
        return RowSeals.write(jdbc.sql(sql + " and case_number = :case" + table.returning())
                        .param("mark", Erased.MARK)
                        .param("case", subject.number().value())
                        .param("all", scope.staffToo())
                        .param("authors", scope.authors()))
                .size();
    }
}
