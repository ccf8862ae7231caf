-- The engine writes a step of its history twice: when it begins and when it ends. As long as no index holds the end, the
-- second time is a change in place that touches no index; with one, it is another entry in each of them. Nothing here
-- looks for steps by their end. Cases are looked for by theirs, in act_hi_procinst.
drop index if exists act_idx_hi_act_inst_start_end;
drop index if exists act_idx_hi_act_inst_end;
drop index if exists act_idx_hi_act_inst_stats;
drop index if exists act_idx_hi_ai_pdefid_end_time;
drop index if exists act_idx_hi_task_inst_end;

drop index if exists act_idx_hi_act_inst_comp;
create index act_idx_hi_act_inst_comp on act_hi_actinst (execution_id_, act_id_);

-- Room for it in the same page.
alter table act_hi_actinst set (fillfactor = 90);
alter table act_hi_taskinst set (fillfactor = 90);
alter table act_ru_execution set (fillfactor = 80);
alter table act_ru_variable set (fillfactor = 90);
