-- What the metrics count of the engine, where its own scripts leave it to a full scan: steps that were tried in vain, and
-- incidents at the step where they arose. Both indexes hold what failed, and are touched by nothing else.
create index redress_idx_job_failed on act_ru_job (id_) where retries_ = 0;
create index redress_idx_incident_root on act_ru_incident (id_) where root_cause_incident_id_ = id_;
