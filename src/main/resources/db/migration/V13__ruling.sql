-- What a rule table said about a case: facts in, rows hit, result, version of the table. Rows are added and never changed.
create table ruling (
    id            uuid        primary key,
    case_number   text        not null,
    rule_table    text        not null,
    table_version integer     not null,
    version_tag   text,
    facts         jsonb       not null,
    hits          jsonb       not null,
    result        text        not null,
    ruled_at      timestamptz not null
);

comment on column ruling.rule_table is 'Key of the decision table, such as eligibility';
comment on column ruling.table_version is 'Version of the deployed decision definition';
comment on column ruling.hits is 'The rows that fitted, each with its id, its annotation and its outputs';

create index ruling_case_number on ruling (case_number, ruled_at, id);
