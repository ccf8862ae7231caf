-- The ids of the engine stand in its rows several times, and again in each of their indexes. Numbers are a third as long as
-- the UUIDs of before, which stay what they are; io.redress.process.store.EngineIds draws a thousand at a time.
create sequence engine_id;
