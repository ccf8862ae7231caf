package io.redress.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who read which piece of evidence, and when. What cannot be written down here is not read. */
@Repository
class EvidenceAccesses {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;

    EvidenceAccesses(JdbcClient sql, PlatformTransactionManager transactions, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.json = json;
        this.clock = clock;
    }

    /** Writes an access down, for good, in a transaction of its own. */
    void add(CaseNumber number, UUID evidence, Actor by, EvidenceAccess.What what) {
        transaction.executeWithoutResult(status -> sql.sql("""
                        insert into evidence_access (id, evidence, case_number, at, actor, what)
                        values (:id, :evidence, :number, :at, :actor::jsonb, :what)
                        """)
                .param("id", IDS.generate())
                .param("evidence", evidence)
                .param("number", number.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", write(by))
                .param("what", what.name())
                .update());
    }

    /**
     * Accesses to one piece, the latest first.
     *
     * @param before an access that was read already; null to begin
     */
    List<EvidenceAccess> of(UUID evidence, @Nullable UUID before, int limit) {
        return sql.sql("""
                        select id, at, actor::text actor, what from evidence_access
                         where evidence = :evidence and (:before::uuid is null or id < :before::uuid)
                         order by id desc
                         limit :limit
                        """)
                .param("evidence", evidence)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new EvidenceAccess(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        read(row.getString("actor")),
                        EvidenceAccess.What.valueOf(row.getString("what"))))
                .list();
    }

    private String write(Actor actor) {
        try {
            return json.writeValueAsString(actor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an actor cannot be written", e);
        }
    }

    private Actor read(String actor) {
        try {
            return json.readValue(actor, Actor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an actor that was written cannot be read", e);
        }
    }
}
