-- Who has deployed what. The engine records it at history levels only that copy every variable as well.
create table model_deployment (
    deployment_id varchar(64) primary key,
    name          text,
    source        text,
    -- Null: what the program brought along.
    deployed_by   text,
    deployed_at   timestamptz not null,
    resources     text[]      not null
);

-- Deployers once had UPDATE_INSTANCE (1024) on all processes, by which they could set the variables that a case branches on
-- and move its process by hand, and CREATE (8) on instances, which they never start. For what they do they have
-- MIGRATE_INSTANCE, RETRY_JOB and SUSPEND.
update act_ru_authorization
   set perms_ = perms_ & ~1024, rev_ = rev_ + 1
 where group_id_ = 'deployers' and resource_type_ = 6 and resource_id_ = '*' and type_ = 1;
delete from act_ru_authorization
 where group_id_ = 'deployers' and resource_type_ = 8 and resource_id_ = '*' and type_ = 1 and perms_ = 8;
