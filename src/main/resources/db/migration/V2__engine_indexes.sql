-- What the engine's own scripts leave to a full scan: completing a task looks for its subtasks, and the job executor
-- looks for what is due.
create index redress_idx_task_parent on act_ru_task (parent_task_id_);
create index redress_idx_job_duedate on act_ru_job (duedate_);
