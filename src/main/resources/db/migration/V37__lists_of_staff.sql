-- The lists of staff ask by step and by due date; the engine has an index for neither.
create index redress_idx_task_key on act_ru_task (task_def_key_, priority_ desc, due_date_);
create index redress_idx_task_due on act_ru_task (due_date_);
