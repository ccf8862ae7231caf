-- What figures over all cases are counted from, as columns beside the case's document: written with it, indexed, and
-- read without opening a document.
alter table return_case
    add column next_due_at    timestamptz,
    add column mediation_at   timestamptz,
    add column decided_at     timestamptz,
    add column appealed_at    timestamptz,
    add column appeal_outcome text check (appeal_outcome in ('UPHELD', 'AMENDED', 'OVERTURNED')),
    add column award_basis    text,
    add column awarded        numeric(24, 4),
    add column award_currency char(3),
    add constraint return_case_awarded_in_a_currency check ((awarded is null) = (award_currency is null));

comment on column return_case.next_due_at is 'The first end of a term that runs; null when none does';
comment on column return_case.mediation_at is 'When the case first came to the mediators';
comment on column return_case.decided_at is 'When its first decision was issued';
comment on column return_case.appealed_at is 'When the first appeal against it was admitted';
comment on column return_case.awarded is 'What the award that stands comes to in money';

-- What is claimed, a row for each product line of a case, so that returns are counted by product line (R3).
create table claimed_goods (
    case_number       text           not null references return_case (number) deferrable initially deferred,
    product_line      text           not null,
    first_of_case     boolean        not null,
    opened_at         timestamptz    not null,
    seller_id         text           not null,
    reason            text           not null,
    effective_channel text           not null,
    pieces            bigint         not null check (pieces > 0),
    claimed           numeric(24, 4) not null,
    currency          char(3)        not null,
    primary key (case_number, product_line)
);

comment on column claimed_goods.product_line is
    'The category that the marketplace gave the order line, or else the beginning of its description';
comment on column claimed_goods.first_of_case is 'True for one row of each case: whoever counts these counts cases';

create unique index claimed_goods_one_first on claimed_goods (case_number) where first_of_case;

-- The cases that are there already. First what happened to them, from their log.
update return_case c
   set mediation_at   = e.mediation_at,
       decided_at     = e.decided_at,
       appealed_at    = e.appealed_at,
       appeal_outcome = e.appeal_outcome
  from (select case_number,
               min(at) filter (where type = 'case.routed')                as mediation_at,
               min(at) filter (where type = 'case.decision_issued')       as decided_at,
               min(at) filter (where type = 'case.appealed')              as appealed_at,
               max(data ->> 'outcome') filter (where type = 'case.appeal_decided') as appeal_outcome
          from case_event
         where type in ('case.routed', 'case.decision_issued', 'case.appealed', 'case.appeal_decided')
         group by case_number) e
 where e.case_number = c.number;

-- Then the terms that run: those of open steps, and those that no step stands for. Warnings are no terms, and neither is
-- the appeal window once an appeal is being heard.
update return_case c
   set next_due_at = (
       select min((term.value ->> 'dueAt')::timestamptz)
         from json_each(c.facts -> 'deadlines') term
         left join (values
                   ('ANSWER_REQUEST', 'SELLER_RESPONSE'),
                   ('ANSWER_OFFER', 'BUYER_RESPONSE'),
                   ('FILE_DISPUTE', 'FILING'),
                   ('BUYER_EVIDENCE', 'BUYER_EVIDENCE'),
                   ('SELLER_EVIDENCE', 'SELLER_EVIDENCE'),
                   ('ANSWER_EVIDENCE_REQUEST', 'EVIDENCE_REQUEST'),
                   ('CONSIDER_APPEAL', 'APPEAL_WINDOW'),
                   ('ANSWER_APPEAL', 'APPEAL_ANSWER'),
                   ('ANSWER_CROSS_APPEAL', 'CROSS_APPEAL_ANSWER'),
                   ('REVIEW_APPEAL', 'APPEAL_REVIEW'),
                   ('SHIP_RETURN', 'RETURN_SHIPMENT'),
                   ('INSPECT_RETURN', 'RETURN_INSPECTION'),
                   ('DECIDE_OBJECTION', 'OBJECTION_REVIEW'),
                   ('SHIP_REPLACEMENT', 'REPLACEMENT_SHIPMENT'),
                   ('CONFIRM_RECEIPT', 'REPLACEMENT_RECEIPT'),
                   ('PAY_AWARD', 'AWARD_PAYMENT')) waiting (step, term) on waiting.term = term.key
        where term.key not in ('MEDIATION_HALF', 'MEDIATION_FOUR_FIFTHS')
          and (waiting.step is null or (c.facts -> 'steps')::jsonb ? waiting.step))
 where stage <> 'CLOSED';

-- Then what was awarded: the amount that the award names, or the claimed lines, with the freight if they are the whole
-- order, at most what was paid; and proven costs on top.
update return_case c
   set award_basis    = c.facts -> 'award' ->> 'basis',
       award_currency = o.facts ->> 'currency',
       awarded        = case
           when c.facts -> 'award' -> 'remedy' ->> 'type' in ('REPLACEMENT', 'REPAIR', 'DENIED') then 0
           else coalesce(
               (c.facts -> 'award' -> 'remedy' -> 'amount' ->> 'amount')::numeric,
               least(
                   (c.facts -> 'claimedValue' ->> 'amount')::numeric
                       + case when exists (
                             select 1 from jsonb_array_elements(o.facts -> 'lines') line
                              where (line ->> 'quantity')::bigint > coalesce(
                                    (select (claim ->> 'quantity')::bigint
                                       from json_array_elements(c.facts -> 'claim' -> 'lines') claim
                                      where claim ->> 'lineId' = line ->> 'lineId'), 0))
                         then 0 else (o.facts -> 'freight' ->> 'amount')::numeric end,
                   (o.facts -> 'payment' -> 'paid' ->> 'amount')::numeric))
       end + coalesce((c.facts -> 'award' -> 'incidentalCosts' ->> 'amount')::numeric, 0)
  from orders o
 where o.order_id = c.order_id
   and c.facts -> 'award' ->> 'basis' is not null;

insert into claimed_goods (case_number, product_line, first_of_case, opened_at, seller_id, reason, effective_channel,
                           pieces, claimed, currency)
select number, product_line, row_number() over (partition by number order by min(position)) = 1, created_at, seller_id,
       reason, effective_channel, sum(quantity), sum(quantity * price), currency
  from (select c.number, c.created_at, c.seller_id, c.reason, c.effective_channel, claim.position,
               (claim.value ->> 'quantity')::bigint as quantity,
               (line.value -> 'unitPrice' ->> 'amount')::numeric as price,
               o.facts ->> 'currency' as currency,
               coalesce(line.value ->> 'category', left(btrim(line.value ->> 'description'), 80)) as product_line
          from return_case c
          join orders o on o.order_id = c.order_id
         cross join json_array_elements(c.facts -> 'claim' -> 'lines') with ordinality claim (value, position)
          join jsonb_array_elements(o.facts -> 'lines') line on line.value ->> 'lineId' = claim.value ->> 'lineId') goods
 group by number, product_line, created_at, seller_id, reason, effective_channel, currency;

-- Each figure reads one of these, and nothing else. They hold all that it counts, so that rows with their documents stay
-- unread; filters beside the period are looked at in the index.
create index return_case_open on return_case (stage)
    include (created_at, next_due_at, effective_channel, reason, seller_id) where stage <> 'CLOSED';
create index return_case_decided on return_case (decided_at)
    include (created_at, mediation_at, appealed_at, appeal_outcome, effective_channel, reason, seller_id)
    where decided_at is not null;
create index return_case_ended on return_case (closed_at)
    include (outcome, effective_channel, reason, seller_id, award_basis, awarded, award_currency)
    where closed_at is not null;
create index claimed_goods_opened on claimed_goods (opened_at);
create index claimed_goods_seller on claimed_goods (seller_id, opened_at);
