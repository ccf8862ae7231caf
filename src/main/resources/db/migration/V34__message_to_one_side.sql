-- Staff may write to one side only (N6); the other neither reads it nor hears of it. Parties always write to all.
alter table message
    add column sent_to text not null default 'BOTH' check (sent_to in ('BUYER', 'SELLER', 'BOTH')),
    add constraint message_of_a_party_is_for_all check (sent_to = 'BOTH' or sent_by = 'STAFF');

alter table message alter column sent_to drop default;
