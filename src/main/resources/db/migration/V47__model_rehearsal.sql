-- That a set of models was tried on the cases that were running, and what came out. Nobody deploys without it.
create table model_rehearsal (
    id           bigint generated always as identity primary key,
    -- SHA-256 of all files, by name.
    content_hash text        not null,
    -- SHA-256 of what was said about elements with another id than before.
    mapping_hash text        not null,
    rehearsed_at timestamptz not null,
    cases        integer     not null,
    -- Cases that would have gone on nowhere.
    stranded     integer     not null,
    -- The deployment in which new cases began at that time.
    basis        varchar(64)
);

create index model_rehearsal_content on model_rehearsal (content_hash, id);
