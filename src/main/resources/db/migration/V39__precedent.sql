-- What was decided in which kind of case, one row for each case with an issued decision, so that similar ones are found
-- beside the next decision. Written with the decision, changed when an appeal changes it; no words of people.
create table precedent (
    case_number       text        primary key references return_case (number) deferrable initially deferred,
    reason            text        not null,
    effective_channel text        not null,
    buyer_id          text        not null,
    seller_id         text        not null,
    buyer_verdict     text,
    seller_verdict    text,
    currency          text        not null,
    at_stake          numeric     not null,
    band              smallint    not null generated always as (floor(2 * log(greatest(at_stake, 1)))::smallint) stored,
    goods             tsvector    not null,
    remedy            text        not null,
    awarded           numeric,
    fault             text        not null,
    return_required   boolean     not null,
    issued_at         timestamptz not null,
    first_remedy      text        not null,
    first_awarded     numeric,
    appeal_outcome    text        check (appeal_outcome in ('UPHELD', 'AMENDED', 'OVERTURNED'))
);

comment on column precedent.at_stake is 'What the remedy that the buyer sought was worth';
comment on column precedent.band is 'Amounts of one band differ by a factor of the root of ten at most';
comment on column precedent.goods is 'The words that describe the claimed goods on the order';
comment on column precedent.awarded is 'The money of the remedy that stands; zero if it was denied, null if goods were awarded';
comment on column precedent.first_remedy is 'What was decided before any appeal';

-- Each way to a similar case reads a bounded piece of one of these, however many cases there are.
create index precedent_cell on precedent (reason, effective_channel, currency, band, issued_at desc);
create index precedent_reason on precedent (reason, issued_at desc);
create index precedent_goods on precedent using gin (goods);

-- The cases that were decided before this table was there.
insert into precedent (case_number, reason, effective_channel, buyer_id, seller_id, buyer_verdict, seller_verdict,
                       currency, at_stake, goods, remedy, awarded, fault, return_required, issued_at,
                       first_remedy, first_awarded, appeal_outcome)
select c.number, c.reason, c.effective_channel, c.buyer_id, c.seller_id,
       verdict_of.buyer, verdict_of.seller,
       whole.currency, coalesce(sought.amount, whole.worth), goods.words,
       standing.remedy ->> 'type', worth_standing.amount, standing.fault, standing.return_required, first.issued_at,
       first.remedy ->> 'type', worth_first.amount,
       case when standing.kind = 'APPEAL' then standing.status end
  from return_case c
  join orders o using (order_id)
 cross join lateral (
       select * from decision
        where case_number = c.number and kind = 'DECISION' and issued_at is not null
        order by id desc limit 1) first
 cross join lateral (
       select * from decision
        where case_number = c.number and kind in ('DECISION', 'APPEAL') and issued_at is not null
        order by id desc limit 1) standing
 cross join lateral (
       select (remedy #>> '{amount,amount}')::numeric as amount
         from (select case when coalesce(c.facts #>> '{statement,by}', 'SELLER') = 'SELLER'
                           then c.facts #> '{claim,requestedRemedy}'
                           else c.facts #> '{statement,requestedRemedy}' end as remedy) asked) sought
 cross join lateral (
       select c.facts #>> '{claimedValue,currency}' as currency,
              least((o.facts #>> '{payment,paid,amount}')::numeric,
                    (c.facts #>> '{claimedValue,amount}')::numeric
                    + case when not exists (
                               select from jsonb_array_elements(o.facts -> 'lines') line
                                where (line ->> 'quantity')::numeric > coalesce((
                                      select sum((claimed ->> 'quantity')::numeric)
                                        from json_array_elements(c.facts #> '{claim,lines}') claimed
                                       where claimed ->> 'lineId' = line ->> 'lineId'), 0))
                           then (o.facts #>> '{freight,amount}')::numeric else 0 end) as worth) whole
 cross join lateral (
       select to_tsvector('english', left(coalesce(string_agg(line ->> 'description', ' '), ''), 20000)) as words
         from jsonb_array_elements(o.facts -> 'lines') line
        where exists (select from json_array_elements(c.facts #> '{claim,lines}') claimed
                       where claimed ->> 'lineId' = line ->> 'lineId')) goods
 cross join lateral (
       select (array_agg(split_part(result, ' ', 2) order by ruled_at desc, id desc)
               filter (where facts ->> 'side' = 'BUYER'))[1] as buyer,
              (array_agg(split_part(result, ' ', 2) order by ruled_at desc, id desc)
               filter (where facts ->> 'side' = 'SELLER'))[1] as seller
         from ruling
        where case_number = c.number and rule_table = 'evidence-sufficiency' and ruled_at < first.issued_at + interval '1 second') verdict_of
 cross join lateral (
       select case when first.remedy ->> 'type' in ('REPLACEMENT', 'REPAIR') then null
                   when first.remedy ->> 'type' = 'DENIED' then 0 * whole.worth
                   else coalesce((first.remedy #>> '{amount,amount}')::numeric, whole.worth) end as amount) worth_first
 cross join lateral (
       select case when standing.remedy ->> 'type' in ('REPLACEMENT', 'REPAIR') then null
                   when standing.remedy ->> 'type' = 'DENIED' then 0 * whole.worth
                   else coalesce((standing.remedy #>> '{amount,amount}')::numeric, whole.worth) end as amount) worth_standing;
