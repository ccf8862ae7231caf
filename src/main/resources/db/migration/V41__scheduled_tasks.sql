-- What is to be done for the world outside, and when: the table that db-scheduler asks for.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- The outbox knows when a message was handed on; whether it has arrived, each way of telling knows for itself. Nobody was
-- listening before.
alter table outbox rename column delivered_at to dispatched_at;
alter index outbox_waiting rename to outbox_undispatched;
update outbox set dispatched_at = created_at where dispatched_at is null;
