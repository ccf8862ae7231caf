-- What is deployed changes rarely and is asked for in every command. So the database says by one short row whether anything has
-- changed: a deployment, a suspension, a priority, by whatever node or tool. Each change gives a stamp that there never was, also
-- not in a transaction that was rolled back.
create table definition_stamp (
    only_row boolean primary key default true check (only_row),
    stamp    uuid    not null
);

insert into definition_stamp (stamp) values (gen_random_uuid());

create function renew_definition_stamp() returns trigger language plpgsql as $$
begin
    update definition_stamp set stamp = gen_random_uuid();
    return null;
end
$$;

create trigger renew_stamp after insert or update or delete or truncate on act_re_procdef
    for each statement execute function renew_definition_stamp();
create trigger renew_stamp after insert or update or delete or truncate on act_ru_jobdef
    for each statement execute function renew_definition_stamp();
