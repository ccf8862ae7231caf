package io.redress.mediation;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.cases.ActionName;
import io.redress.cases.Actions;
import io.redress.cases.CaseFlow;
import io.redress.cases.CaseNumber;
import io.redress.cases.Cases;
import io.redress.cases.Impartiality;
import io.redress.cases.ReturnCase;
import io.redress.database.ReadOnce;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Side;
import io.redress.web.Forbidden;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who has a conflict of interest with whom: nobody decides a case of a party they have one with (M2). */
@Service
public class Conflicts implements Impartiality {

    private static final String TABLE = "conflict_of_interest";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Actions actions;
    private final CaseFlow flow;
    private final Clock clock;

    Conflicts(JdbcClient jdbc, Cases cases, Actions actions, CaseFlow flow, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.actions = actions;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * Declares a conflict of the caller with one or both parties of a case and hands the caller's task of it back. It
     * holds for every case of these parties from now on.
     *
     * @throws io.redress.cases.ActionNotAvailable if the caller does not decide disputes, or the case is closed
     */
    public ReturnCase declare(CaseNumber number, Caller caller, ConflictDeclaration declaration) {
        ReturnCase subject = cases.lock(number);
        actions.require(subject, caller, ActionName.DECLARE_CONFLICT);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Side> sides = declaration.party() == null ? List.of(Side.values()) : List.of(declaration.party());
        for (Side side : sides) {
            add(caller.id(), subject.party(side), declaration.note().strip(), number, now);
        }
        subject.record(now, CaseEventType.CONFLICT_DECLARED, Actor.of(caller), Map.of("with", sides));
        flow.release(number, caller.id());
        return subject;
    }

    @Override
    public boolean isBiased(String person, ReturnCase subject) {
        return biased(subject).contains(person);
    }

    @Override
    public Set<String> biased(ReturnCase subject) {
        return ReadOnce.of(
                TABLE,
                subject.number(),
                () -> jdbc.sql("""
                                select person from conflict_of_interest
                                 where (party_side, party_id) in (('BUYER', ?), ('SELLER', ?))
                                """)
                        .params(
                                subject.party(Side.BUYER).id(),
                                subject.party(Side.SELLER).id())
                        .query(String.class)
                        .set());
    }

    /**
     * Lets a decision pass or refuses it.
     *
     * @throws Forbidden {@code conflict-of-interest}
     */
    public void refuseIfAny(ReturnCase subject, Caller caller) {
        if (isBiased(caller.id(), subject)) {
            throw new Forbidden(
                    "conflict-of-interest",
                    "You have declared a conflict of interest with a party of case " + subject.number()
                            + "; somebody else decides it (M2).");
        }
    }

    private void add(String person, Party party, String note, CaseNumber number, Instant at) {
        ReadOnce.forget(TABLE);
        jdbc.sql("""
                        insert into conflict_of_interest (person, party_side, party_id, note, case_number, declared_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(person, party.side().name(), party.id(), note, number.value(), Timestamp.from(at))
                .update();
    }
}
