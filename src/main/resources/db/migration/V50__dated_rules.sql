-- In which order deployments were made. They wait for each other, so that whoever sees one sees all with a lower number.
alter table model_deployment add column number bigint;
update model_deployment d
   set number = ordered.number
  from (select deployment_id, row_number() over (order by deployed_at, deployment_id) as number
          from model_deployment) ordered
 where ordered.deployment_id = d.deployment_id;
alter table model_deployment alter column number set not null;
alter table model_deployment alter column number add generated always as identity;
alter table model_deployment add unique (number);
select setval(pg_get_serial_sequence('model_deployment', 'number'),
              (select coalesce(max(number), 0) + 1 from model_deployment), false);

-- Tables that apply from a day on, and to whom.
alter table model_release
    -- The begin of the day; null: from the deployment on.
    add column applies_from timestamptz,
    -- Whether cases that are open then are to have its tables too. Until now all were.
    add column for_open_cases boolean not null default true,
    -- The files of tables that it changes; null where that was not kept.
    add column changes text[],
    -- Taken back before its day came: it never applies.
    add column withdrawn_at timestamptz,
    add column withdrawn_by text,
    add column withdrawn_because text;
