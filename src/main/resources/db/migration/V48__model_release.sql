-- Which models were released by whom and why. What the program brings along at its start is not in here.
create table model_release (
    deployment_id varchar(64) primary key,
    version_tag   text        not null,
    author        text        not null,
    reason        text        not null,
    -- SHA-256 of all files, by name.
    content_hash  text        not null,
    released_at   timestamptz not null,
    -- The rehearsal that it was released on; null if no case was running.
    rehearsal_id  bigint references model_rehearsal,
    -- The deployment whose models were taken back into use; null for new ones.
    restores      varchar(64)
);
