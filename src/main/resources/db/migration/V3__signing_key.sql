-- What the embedded authorization server signs tokens with: drawn at the first start, kept so that tokens outlive the
-- process. Unused where tokens come from an issuer of the installation's own. Whoever reads this table can be anybody:
-- keep the database's backups as safe as a password.
create table signing_key (
    id          text        primary key,
    jwk         text        not null,
    created_at  timestamptz not null default now()
);
