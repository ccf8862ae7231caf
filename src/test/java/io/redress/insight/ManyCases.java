package io.redress.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases of the last two years as a marketplace might have them, the same ones each time, straight into the tables. Each has
 * a document of the usual size, which no figure may open.
 */
public final class ManyCases {

    private static final String CASES = """
            with drawn as (
                select i, (i::bigint * 7919 % 100000) / 100000.0 as time_of,
                       ('x' || substr(md5('a' || i), 1, 7))::bit(28)::int / 268435456.0 as a,
                       ('x' || substr(md5('b' || i), 1, 7))::bit(28)::int / 268435456.0 as b,
                       ('x' || substr(md5('c' || i), 1, 7))::bit(28)::int / 268435456.0 as c,
                       ('x' || substr(md5('d' || i), 1, 7))::bit(28)::int / 268435456.0 as d
                  from generate_series(1, :count) i),
            born as (
                select i, a, b, c, d,
                       :now::timestamptz - interval '730 days' * time_of as opened_at,
                       'S-MANY-' || (1 + floor(power(a, 3) * least(2000, :count / 10)))::int as seller_id,
                       (array['DAMAGED', 'NOT_AS_DESCRIBED', 'QUALITY_DISCREPANCY', 'NOT_DELIVERED', 'DEFECTIVE',
                              'SHORT_QUANTITY', 'WRONG_ITEM', 'DAMAGED_IN_TRANSIT', 'CHANGE_OF_MIND', 'LOST_IN_TRANSIT',
                              'NON_COMPLIANT', 'PRICE_RAISED'])[1 + floor(b * b * 12)::int] as reason,
                       (array['TRADE_ASSURANCE', 'TRADE_ASSURANCE', 'WHOLESALE', 'OFFLINE'])[1 + floor(c * 4)::int]
                           as channel
                  from drawn),
            lived as (
                select *, b < 0.4 as disputed,
                       opened_at + interval '1 day' * (8 + 12 * c) as mediation_at,
                       opened_at + interval '1 day' * (8 + 12 * c) + interval '1 day' * (1 + 16 * d * d) as decided_at,
                       opened_at + interval '1 day' * case when b < 0.4 then 35 + 30 * d else 1 + 25 * d end as ends_at
                  from born),
            told as (
                select *, ends_at <= :now and a > 0.004 as ended,
                       disputed and decided_at <= :now and b < 0.36 and a > 0.004 as decided,
                       disputed and mediation_at <= :now as mediated,
                       disputed and decided_at <= :now and b < 0.36 and c > 0.8 as appealed
                  from lived)
            insert into return_case (number, order_id, buyer_id, seller_id, reason, effective_channel, stage, outcome,
                                     facts, created_at, updated_at, closed_at, next_due_at, mediation_at, decided_at,
                                     appealed_at, appeal_outcome, award_basis, awarded, award_currency)
            select 'RC-MANY-' || i, 'O-MANY-' || i, 'B-MANY-' || i, seller_id, reason, channel,
                   case when ended then 'CLOSED'
                        when appealed then 'APPEAL'
                        when decided then 'DECIDED'
                        when mediated then 'MEDIATION'
                        when disputed then case when d < 0.3 then 'FILING' else 'EVIDENCE' end
                        when d < 0.2 then 'SETTLEMENT'
                        else 'NEGOTIATION' end,
                   case when not ended then null
                        when decided and d < 0.25 then 'DENIED'
                        when decided and d > 0.92 then 'ENFORCED'
                        when d > 0.9 then 'INELIGIBLE'
                        when d > 0.75 then 'WITHDRAWN'
                        when d > 0.73 then 'LAPSED'
                        else 'SETTLED' end,
                   json_build_object('lastSeq', 0, 'lastHash', '', 'filling',
                                     (select string_agg(md5(i || '/' || k), '') from generate_series(1, :filling) k)),
                   opened_at, least(ends_at, :now), case when ended then ends_at end,
                   case when not ended and a < 0.97 then :now::timestamptz + interval '1 day' * (14 * d - 1.2) end,
                   case when mediated then mediation_at end,
                   case when decided then decided_at end,
                   case when appealed and decided then decided_at + interval '4 days' end,
                   case when appealed and decided and ended
                        then case when d < 0.55 then 'UPHELD' when d < 0.8 then 'AMENDED' else 'OVERTURNED' end end,
                   case when ended then case when decided then 'DECISION' else 'AGREEMENT' end end,
                   case when ended then round((20 + 4000 * d * d)::numeric, 2) end,
                   case when ended then case when c > 0.8 then 'EUR' else 'USD' end end
              from told
            """;

    private static final String ORDERS = """
            insert into orders (order_id, buyer_id, seller_id, facts, version, created_at, updated_at)
            select 'O-MANY-' || i, 'B-MANY-' || i, 'S-MANY', '{}', 1, :now, :now from generate_series(1, :count) i
            """;

    private static final String GOODS = """
            insert into claimed_goods (case_number, product_line, first_of_case, opened_at, seller_id, reason,
                                       effective_channel, pieces, claimed, currency)
            select number,
                   (array['LIGHTING', 'MACHINERY', 'TEXTILES', 'TOYS', 'ELECTRONICS', 'FURNITURE', 'Garden hose, 20 m',
                          'PACKAGING'])[1 + (('x' || substr(md5(number || line), 1, 4))::bit(16)::int % 4) + 4 * line],
                   line = 0, created_at, seller_id, reason, effective_channel, 1 + length(number) * line,
                   100 + 10 * line, 'USD'
              from return_case, generate_series(0, 1) line
             where number like 'RC-MANY-%' and (line = 0 or number like '%3')
             order by created_at
            """;

    private ManyCases() {}

    /**
     * Puts them there, and lets the database look at what it has, as it does by itself after a while.
     *
     * @param filling how many pieces of 32 characters each document has beside its facts
     */
    public static void seed(JdbcClient jdbc, int count, int filling, Instant now) {
        jdbc.sql(ORDERS)
                .param("count", count)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(CASES)
                .param("count", count)
                .param("filling", filling)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(GOODS).update();
        jdbc.sql("vacuum (analyze) return_case, claimed_goods").update();
    }

    /** Takes them away, where others share the database. */
    public static void remove(JdbcClient jdbc) {
        jdbc.sql("delete from claimed_goods where case_number like 'RC-MANY-%'").update();
        jdbc.sql("delete from return_case where number like 'RC-MANY-%'").update();
        jdbc.sql("delete from orders where order_id like 'O-MANY-%'").update();
    }
}
