-- When a case ended, from which its retention is counted; whether it must be kept for now; when it was retired.
alter table return_case
    add column closed_at  timestamptz,
    add column held       boolean not null default false,
    add column retired_at timestamptz;

comment on column return_case.held is 'under legal hold: neither erased nor retired';
comment on column return_case.retired_at is 'when its retention was over and what is personal went';

update return_case set closed_at = updated_at where stage = 'CLOSED';

create index return_case_retention on return_case (effective_channel, closed_at, number)
    where closed_at is not null and retired_at is null;
