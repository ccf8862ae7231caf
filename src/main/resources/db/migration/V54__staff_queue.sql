-- What staff may take, a row for each group or person it is offered to, in the order in which it is shown: the engine
-- keeps the offer in one table and the order in another, so that a page of a million tasks would sort them all. Kept by
-- triggers, since the engine, administrators and our own upkeep write those tables. A task that somebody has taken is
-- offered to nobody. Steps of parties are not in it: everybody of party support is offered all of them.
create table staff_queue (
    offered_to text        not null,
    rank       integer     not null,
    due_at     timestamp   not null,
    task_id    varchar(64) not null,
    step       text        not null,
    primary key (offered_to, rank, due_at, task_id)
);

comment on column staff_queue.offered_to is 'group: or person: and the id';
comment on column staff_queue.rank is 'The priority with its sign turned, so that the order is ascending';
comment on column staff_queue.due_at is 'As the engine keeps it, in the zone of the service; infinity without a term';

create index staff_queue_task on staff_queue (task_id);
create index staff_queue_due on staff_queue (offered_to, due_at);

create function redress_offered_to(group_id text, user_id text) returns text language sql immutable as $$
    select case when group_id is not null then 'group:' || group_id else 'person:' || user_id end
$$;

create function redress_offer() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into staff_queue (offered_to, rank, due_at, task_id, step)
        select redress_offered_to(new.group_id_, new.user_id_), -coalesce(priority_, 50), coalesce(due_date_, 'infinity'),
               id_, task_def_key_
          from act_ru_task
         where id_ = new.task_id_ and assignee_ is null and task_def_key_ is not null
           -- Whoever claims it at this moment is waited for, or waits.
           for share
        on conflict do nothing;
    else
        delete from staff_queue
         where task_id = old.task_id_ and offered_to = redress_offered_to(old.group_id_, old.user_id_);
    end if;
    return null;
end $$;

create trigger redress_offered after insert on act_ru_identitylink
    for each row
    when (new.type_ = 'candidate' and new.task_id_ is not null and new.group_id_ is distinct from 'party-support')
    execute function redress_offer();

create trigger redress_no_longer_offered after delete on act_ru_identitylink
    for each row
    when (old.type_ = 'candidate' and old.task_id_ is not null and old.group_id_ is distinct from 'party-support')
    execute function redress_offer();

create function redress_queue_again() returns trigger language plpgsql as $$
begin
    delete from staff_queue where task_id = new.id_;
    if new.assignee_ is null and new.task_def_key_ is not null then
        insert into staff_queue (offered_to, rank, due_at, task_id, step)
        select redress_offered_to(group_id_, user_id_), -coalesce(new.priority_, 50), coalesce(new.due_date_, 'infinity'),
               new.id_, new.task_def_key_
          from act_ru_identitylink
         where task_id_ = new.id_ and type_ = 'candidate' and group_id_ is distinct from 'party-support'
        on conflict do nothing;
    end if;
    return null;
end $$;

create trigger redress_queued_again after update on act_ru_task
    for each row
    when (old.assignee_ is distinct from new.assignee_
        or old.task_def_key_ is distinct from new.task_def_key_
        or old.priority_ is distinct from new.priority_
        or old.due_date_ is distinct from new.due_date_)
    execute function redress_queue_again();

insert into staff_queue (offered_to, rank, due_at, task_id, step)
select distinct redress_offered_to(link.group_id_, link.user_id_), -coalesce(task.priority_, 50),
       coalesce(task.due_date_, 'infinity'), task.id_, task.task_def_key_
  from act_ru_identitylink link
  join act_ru_task task on task.id_ = link.task_id_
 where link.type_ = 'candidate' and link.group_id_ is distinct from 'party-support'
   and task.assignee_ is null and task.task_def_key_ is not null;
