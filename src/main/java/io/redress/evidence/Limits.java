package io.redress.evidence;

import io.redress.cases.CaseNumber;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much one side may hand in for a case, and one party for all its open cases. Staff have the limit of the case only.
 * What was superseded counts: it is kept.
 */
@Component
public class Limits {

    private final JdbcClient jdbc;
    private final Share perCase;
    private final Share perParty;

    Limits(JdbcClient jdbc, EvidenceProperties properties) {
        this.jdbc = jdbc;
        this.perCase =
                Share.of(properties.perCase().pieces(), properties.perCase().bytes());
        this.perParty =
                Share.of(properties.perParty().pieces(), properties.perParty().bytes());
    }

    /**
     * Refuses what would be too much as things stand now. Others may hand in at the same time, so that this is good for
     * an early refusal only.
     *
     * @throws LimitReached saying what is left
     */
    void check(CaseNumber number, Caller caller, Share more) {
        check(number, caller, more, Share.NONE, Share.NONE);
    }

    /**
     * Refuses what would be too much, together with what is on its way; in a transaction that has locked the case.
     *
     * @param reservedInCase on its way for this side of the case
     * @param reservedByParty on its way for all cases of the party
     * @throws LimitReached saying what is left
     */
    public void reserve(CaseNumber number, Caller caller, Share more, Share reservedInCase, Share reservedByParty) {
        holdParty(caller);
        check(number, caller, more, reservedInCase, reservedByParty);
    }

    /**
     * Refuses what this transaction, which has locked the case, has just added, if that was too much. Whoever hands in
     * for another case of the same party waits until it ends.
     *
     * @throws LimitReached saying what was left
     */
    void confirm(CaseNumber number, Caller caller, Share added) {
        holdParty(caller);
        check(number, caller, added, added.negated(), added.negated());
    }

    private void holdParty(Caller caller) {
        if (caller.party() != null) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("evidence of " + caller.party())
                    .query()
                    .singleRow();
        }
    }

    private void check(CaseNumber number, Caller caller, Share more, Share besidesInCase, Share besidesOfParty) {
        HandedIn so = handedIn(number, caller);
        Share left = perCase.less(so.inCase().plus(besidesInCase));
        if (!left.holds(more)) {
            throw LimitReached.ofCase(perCase, left);
        }
        if (caller.party() != null) {
            left = perParty.less(so.byParty().plus(besidesOfParty));
            if (!left.holds(more)) {
                throw LimitReached.ofParty(perParty, left);
            }
        }
    }

    /** What this side has handed in for the case, and its party for all its open cases; nothing for who is no party. */
    private record HandedIn(Share inCase, Share byParty) {}

    private HandedIn handedIn(CaseNumber number, Caller caller) {
        Party party = caller.party();
        String column = party != null && party.side() == Side.BUYER ? "buyer_id" : "seller_id";
        return jdbc.sql("""
                        select count(*) filter (where case_number = :number),
                               coalesce(sum(evidence.size) filter (where case_number = :number), 0),
                               count(*) filter (where stage <> 'CLOSED' and %1$s = :party),
                               coalesce(sum(evidence.size) filter (where stage <> 'CLOSED' and %1$s = :party), 0)
                          from evidence join return_case on number = case_number
                         where submitted_by = :submitter
                           and case_number in (select :number union all
                                               select number from return_case
                                                where %1$s = :party and stage <> 'CLOSED' and number <> :number)
                        """.formatted(column))
                .param("number", number.value())
                .param("party", party == null ? "" : party.id())
                .param("submitter", Submitter.of(caller).name())
                .query((row, line) -> new HandedIn(
                        new Share(row.getLong(1), row.getLong(2)), new Share(row.getLong(3), row.getLong(4))))
                .single();
    }
}
