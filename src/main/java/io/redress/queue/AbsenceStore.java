package io.redress.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The absences that are not over, one a person. */
@Repository
class AbsenceStore {

    private static final String COLUMNS = "select person, from_at, until_at, entered_by from absence ";

    private final JdbcClient jdbc;

    AbsenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Absence absence, Instant at) {
        jdbc.sql("""
                        insert into absence (person, from_at, until_at, entered_by, entered_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (person) do update
                           set from_at = excluded.from_at, until_at = excluded.until_at,
                               entered_by = excluded.entered_by, entered_at = excluded.entered_at, begun_at = null
                        """)
                .params(
                        absence.person(),
                        Timestamp.from(absence.from()),
                        Timestamp.from(absence.until()),
                        absence.enteredBy(),
                        Timestamp.from(at))
                .update();
    }

    void remove(String person) {
        jdbc.sql("delete from absence where person = ?").param(person).update();
    }

    Optional<Absence> of(String person) {
        return jdbc.sql(COLUMNS + "where person = ?")
                .param(person)
                .query(AbsenceStore::read)
                .optional();
    }

    List<Absence> notOverAt(Instant moment) {
        return jdbc.sql(COLUMNS + "where until_at > ? order by person")
                .param(Timestamp.from(moment))
                .query(AbsenceStore::read)
                .list();
    }

    /** The next moment at which one begins whose tasks nobody has given back yet. */
    Optional<Instant> nextBegin(Instant after, Instant until) {
        return jdbc.sql("""
                        select min(from_at) from absence where begun_at is null and from_at > ? and from_at <= ?
                        """)
                .params(Timestamp.from(after), Timestamp.from(until))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Marks one that has begun as seen to, and gives it; empty if there is none. Whoever asks at the same time gets
     * another.
     */
    Optional<Absence> takeBegun(Instant now) {
        return jdbc.sql("""
                        update absence set begun_at = :now
                         where person = (select person from absence
                                          where begun_at is null and from_at <= :now and until_at > :now
                                          order by person limit 1 for update skip locked)
                        returning person, from_at, until_at, entered_by
                        """)
                .param("now", Timestamp.from(now))
                .query(AbsenceStore::read)
                .optional();
    }

    void removeThoseOverAt(Instant moment) {
        jdbc.sql("delete from absence where until_at <= ?")
                .param(Timestamp.from(moment))
                .update();
    }

    private static Absence read(ResultSet row, int index) throws SQLException {
        return new Absence(
                row.getString("person"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getString("entered_by"));
    }
}
