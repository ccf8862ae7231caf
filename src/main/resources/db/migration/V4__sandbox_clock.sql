-- How far the clock of a demonstration has been moved, so that a restart does not take it back.
create table sandbox_clock (
    only_row  boolean primary key default true check (only_row),
    ahead_ms  bigint  not null
);
