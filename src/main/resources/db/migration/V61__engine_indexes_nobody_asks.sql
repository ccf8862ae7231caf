-- Of the indexes that the engine brings along: what nothing asks for, here or in its web applications, what another index
-- begins with, and, as in V55, the empty columns of those that stay. Each row of the history of steps cost five entries
-- and costs two; the page in docs/operations.md says what an upgrade of the engine does with it.

-- The end of a process is looked for by itself.
drop index if exists act_idx_hi_pi_pdefid_end_time;
drop index if exists act_idx_hi_pro_inst_proc_time;

-- History goes process by process, not by the root or by the model.
drop index if exists act_idx_hi_act_inst_comp;
drop index if exists act_idx_hi_actinst_root_pi;
drop index if exists act_idx_hi_act_inst_proc_def_key;
drop index if exists act_idx_hi_taskinst_root_pi;
drop index if exists act_idx_hi_task_inst_proc_def_key;
drop index if exists act_idx_hi_taskinstid_procinst;

-- act_idx_job_handler begins with it; jobs are found by their process, a case by its business key.
drop index if exists act_idx_job_handler_type;
drop index if exists act_idx_job_root_procinst;

-- No list is in this order.
drop index if exists act_idx_task_last_updated;

do $$
declare
    part record;
begin
    for part in
        select name, "column", pg_get_indexdef(class_index.oid) as definition
          from (values
               ('act_idx_task_case_exec', 'case_execution_id_'),
               ('act_idx_task_case_def_id', 'case_def_id_'),
               ('act_idx_var_case_exe', 'case_execution_id_'),
               ('act_idx_var_case_inst_id', 'case_inst_id_')) sparse (name, "column")
          join pg_class class_index on class_index.oid = to_regclass(sparse.name)
          join pg_index on pg_index.indexrelid = class_index.oid and pg_index.indpred is null and not indisunique
    loop
        execute format('drop index %I', part.name);
        execute part.definition || format(' where %I is not null', part."column");
    end loop;
end $$;
