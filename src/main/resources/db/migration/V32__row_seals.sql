-- From now on the log of a case commits to each row that is written for it, by a hash in the event of the same
-- transaction. What people wrote is in these rows, and goes when it is erased; so that nobody can guess it from a hash
-- that stays, each row has a salt, which is drawn anew whenever the row changes. Rows from before have none.
alter table message add column salt uuid;
alter table offer add column salt uuid;
alter table decision add column salt uuid;
alter table appeal add column salt uuid;
alter table ruling add column salt uuid;
alter table settlement_step add column salt uuid;

create function draw_salt() returns trigger language plpgsql as $$
begin
    new.salt := gen_random_uuid();
    return new;
end $$;

create trigger message_salt before insert or update on message for each row execute function draw_salt();
create trigger offer_salt before insert or update on offer for each row execute function draw_salt();
create trigger decision_salt before insert or update on decision for each row execute function draw_salt();
create trigger appeal_salt before insert or update on appeal for each row execute function draw_salt();
create trigger ruling_salt before insert or update on ruling for each row execute function draw_salt();
-- By its name after settlement_step_append_only, which must see the row as the statement leaves it.
create trigger settlement_step_salt before insert or update on settlement_step
    for each row execute function draw_salt();
