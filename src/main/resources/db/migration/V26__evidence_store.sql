-- What lies in the evidence store, as far as evidence refers to it, and what was found there that nobody refers to. A
-- piece of evidence and the row it refers to are committed together, so that the database lets go only what is not
-- referred to.
create table evidence_object (
    sha256     text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    touched_at timestamptz not null,
    checked_at timestamptz
);

comment on column evidence_object.touched_at is 'when it was last handed in, or found in the store unknown';
comment on column evidence_object.checked_at is 'when it was last read and compared with its hash at night';

insert into evidence_object (sha256, touched_at)
select sha256, max(submitted_at) from evidence where words is null group by sha256;

-- Null where the content is words in this table, or was erased. Computed once for the rows that are there, since they
-- cannot be updated.
alter table evidence
    add column stored_as text generated always as (case when words is null then sha256 end) stored;
alter table evidence alter column stored_as drop expression;
alter table evidence
    add constraint evidence_stored_as_fkey foreign key (stored_as) references evidence_object (sha256),
    add constraint evidence_stored_as_itself check (stored_as = sha256);

create index evidence_stored_as on evidence (stored_as);
create index evidence_object_checked on evidence_object (checked_at nulls first, sha256);
create index evidence_object_touched on evidence_object (touched_at);

-- Contents that were found missing or damaged; ended when they were found whole again.
create table evidence_alarm (
    id        uuid        primary key,
    sha256    text        not null,
    kind      text        not null check (kind in ('MISSING', 'DAMAGED')),
    found_by  text        not null check (found_by in ('READ', 'NIGHT')),
    raised_at timestamptz not null,
    seen_at   timestamptz not null,
    ended_at  timestamptz
);

create unique index evidence_alarm_open on evidence_alarm (sha256, kind) where ended_at is null;

-- Which night the store was last swept and verified, and by which name it knows whose it is.
create table evidence_house (
    only_row boolean     primary key default true check (only_row),
    database uuid        not null default gen_random_uuid(),
    night    timestamptz not null default '-infinity'
);

insert into evidence_house default values;
