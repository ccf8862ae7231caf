-- Indexes of the engine over columns that are empty in nearly all rows, under their own names, without the empty ones: a
-- row costs no entry in them, and whoever asks for a value finds it as before. Nothing here asks for the empty ones.
do $$
declare
    part record;
begin
    for part in
        select name, "column", class.relname as "table", pg_get_indexdef(class_index.oid) as definition
          from (values
               ('act_idx_exec_tenant_id', 'tenant_id_'),
               ('act_idx_exec_buskey', 'business_key_'),
               ('act_idx_exe_super', 'super_exec_'),
               ('act_idx_task_assignee', 'assignee_'),
               ('act_idx_task_owner', 'owner_'),
               ('act_idx_task_tenant_id', 'tenant_id_'),
               ('act_idx_ident_lnk_user', 'user_id_'),
               ('act_idx_athrz_procedef', 'proc_def_id_'),
               ('act_idx_event_subscr_config_', 'configuration_'),
               ('act_idx_event_subscr_tenant_id', 'tenant_id_'),
               ('act_idx_variable_task_id', 'task_id_'),
               ('act_idx_variable_task_name_type', 'task_id_'),
               ('act_idx_variable_tenant_id', 'tenant_id_'),
               ('act_idx_var_bytearray', 'bytearray_id_'),
               ('act_idx_batch_id', 'batch_id_'),
               ('act_idx_job_tenant_id', 'tenant_id_'),
               ('act_idx_job_exception', 'exception_stack_id_'),
               ('act_idx_auth_root_pi', 'root_proc_inst_id_'),
               ('act_idx_auth_rm_time', 'removal_time_'),
               ('act_idx_hi_pro_i_buskey', 'business_key_'),
               ('act_idx_hi_pro_inst_tenant_id', 'tenant_id_'),
               ('act_idx_hi_pro_inst_rm_time', 'removal_time_'),
               ('act_idx_hi_pro_rst_pro_inst_id', 'restarted_proc_inst_id_'),
               ('act_idx_hi_act_inst_tenant_id', 'tenant_id_'),
               ('act_idx_hi_act_inst_rm_time', 'removal_time_'),
               ('act_idx_hi_task_inst_tenant_id', 'tenant_id_'),
               ('act_idx_hi_task_inst_rm_time', 'removal_time_'),
               ('act_idx_hi_varinst_rm_time', 'removal_time_'),
               ('act_idx_hi_varinst_bytear', 'bytearray_id_'),
               ('act_idx_hi_casevar_case_inst', 'case_inst_id_'),
               ('act_idx_hi_var_inst_tenant_id', 'tenant_id_'),
               ('act_idx_hi_op_log_rm_time', 'removal_time_'),
               ('act_idx_hi_job_log_rm_time', 'removal_time_'),
               ('act_idx_hi_job_log_tenant_id', 'tenant_id_'),
               ('act_idx_hi_job_log_ex_stack', 'job_exception_stack_id_'),
               ('act_idx_hi_ident_link_rm_time', 'removal_time_'),
               ('act_idx_hi_ident_lnk_tenant_id', 'tenant_id_'),
               ('act_idx_hi_ident_lnk_user', 'user_id_')) sparse (name, "column")
          join pg_class class_index on class_index.oid = to_regclass(sparse.name)
          join pg_index on pg_index.indexrelid = class_index.oid and pg_index.indpred is null and not indisunique
          join pg_class class on class.oid = pg_index.indrelid
    loop
        execute format('drop index %I', part.name);
        execute part.definition || format(' where %I is not null', part."column");
    end loop;
end $$;

-- Completing a task looks for its subtasks, of which there are none.
drop index redress_idx_task_parent;
create index redress_idx_task_parent on act_ru_task (parent_task_id_) where parent_task_id_ is not null;

-- What has been given up stays and is due for ever; the job executor need not step over it each time it looks.
drop index redress_idx_job_duedate;
create index redress_idx_job_duedate on act_ru_job (duedate_) where retries_ > 0;

-- Of a process it runs one job at a time, and so asks which of them have a job that runs: of the few, not of all timers.
create index redress_idx_job_locked on act_ru_job (process_instance_id_) where lock_owner_ is not null;

-- How much party support is offered is counted in the index alone.
drop index act_idx_ident_lnk_group;
create index act_idx_ident_lnk_group on act_ru_identitylink (group_id_, type_) where group_id_ is not null;

-- The lists of staff in their order, by step and by whoever has a task.
drop index redress_idx_task_key;
create index redress_idx_task_key on act_ru_task
    (task_def_key_, (-coalesce(priority_, 50)), (coalesce(due_date_, 'infinity'::timestamp)), id_);
create index redress_idx_task_held on act_ru_task
    (assignee_, (-coalesce(priority_, 50)), (coalesce(due_date_, 'infinity'::timestamp)), id_)
    where assignee_ is not null;

-- Who waits longest for somebody to take it, and how much of it there is.
create index redress_idx_task_waiting on act_ru_task (task_def_key_, create_time_) where assignee_ is null;

-- Hazards are few.
create index redress_idx_task_hazard on act_ru_variable (task_id_) where name_ = 'safety' and task_id_ is not null;
