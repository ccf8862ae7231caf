package io.redress.negotiation;

import static io.redress.audit.SealedTable.OFFER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.audit.Actor;
import io.redress.audit.RowSeals;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseSections;
import io.redress.cases.CaseView.OfferView;
import io.redress.database.ReadOnce;
import io.redress.policy.FreightPayer;
import io.redress.policy.Remedy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The offers of all cases; each is kept, and ends once. */
@Repository
class Offers implements CaseSections.Offers {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Offers(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(CaseNumber number, Offer offer) {
        RowSeals.write(jdbc.sql("""
                        insert into offer (id, case_number, made_by, actor, remedy, freight_payer, message, status,
                                           made_at, ends_at)
                        values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
                        """ + OFFER.returning())
                .params(
                        offer.id(),
                        number.value(),
                        offer.by().name(),
                        write(offer.actor()),
                        write(offer.remedy()),
                        offer.freightPayer() == null
                                ? null
                                : offer.freightPayer().name(),
                        offer.message(),
                        offer.status().name(),
                        Timestamp.from(offer.madeAt()),
                        timestamp(offer.endsAt())));
    }

    void end(UUID id, Offer.Status status, Instant at, @Nullable String reason) {
        RowSeals.write(
                jdbc.sql("update offer set status = ?, ended_at = ?, end_reason = ? where id = ? and status = 'OPEN'"
                                + OFFER.returning())
                        .params(status.name(), Timestamp.from(at), reason, id));
    }

    /** Ends whatever offer of a case still waits for an answer. */
    void expireOpen(String caseNumber, Instant at, String because) {
        if (offersOf(new CaseNumber(caseNumber)).stream()
                .noneMatch(offer -> offer.status().equals(Offer.Status.OPEN.name()))) {
            return;
        }
        RowSeals.write(jdbc.sql("""
                        update offer set status = 'EXPIRED', ended_at = ?, end_reason = ?
                         where case_number = ? and status = 'OPEN'
                        """ + OFFER.returning()).params(Timestamp.from(at), because, caseNumber));
    }

    Optional<Offer> find(CaseNumber number, UUID id) {
        return jdbc.sql("select * from offer where case_number = ? and id = ?")
                .params(number.value(), id)
                .query(this::read)
                .optional();
    }

    @Override
    public List<OfferView> offersOf(CaseNumber number) {
        return ReadOnce.of(
                "offer",
                number,
                () -> jdbc
                        .sql("select * from offer where case_number = ? order by id")
                        .param(number.value())
                        .query(this::read)
                        .list()
                        .stream()
                        .map(Offers::view)
                        .toList());
    }

    static OfferView view(Offer offer) {
        return new OfferView(
                offer.id(),
                offer.by().name(),
                offer.remedy(),
                offer.freightPayer(),
                offer.message(),
                offer.status().name(),
                offer.madeAt(),
                offer.endsAt(),
                offer.endedAt(),
                offer.reason());
    }

    private Offer read(ResultSet row, int number) throws SQLException {
        try {
            String payer = row.getString("freight_payer");
            return new Offer(
                    row.getObject("id", UUID.class),
                    Offer.Maker.valueOf(row.getString("made_by")),
                    json.readValue(row.getString("actor"), Actor.class),
                    json.readValue(row.getString("remedy"), Remedy.class),
                    payer == null ? null : FreightPayer.valueOf(payer),
                    row.getString("message"),
                    Offer.Status.valueOf(row.getString("status")),
                    row.getTimestamp("made_at").toInstant(),
                    instant(row.getTimestamp("ends_at")),
                    instant(row.getTimestamp("ended_at")),
                    row.getString("end_reason"));
        } catch (JsonProcessingException e) {
            throw new SQLException("offer " + row.getString("id") + " cannot be read", e);
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an offer must be plain JSON values", e);
        }
    }
}
