-- The job that rebuilds the index, or did so last. The table of rebuilds from before goes with the next release: until
-- then the previous one may still run.
create table search.rebuild_job (
    one    boolean primary key default true check (one),
    job_id uuid
);

insert into search.rebuild_job default values;

-- Which job fills a slot, or did.
alter table search.indexes add column job_id uuid;
