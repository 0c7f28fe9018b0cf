create schema if not exists jobs;

-- Work in the background, as staff see it. What is to be run next, and by which process, is in the queue.
create table jobs.jobs (
    id               uuid        primary key,
    type             text        not null check (length(type) between 1 and 100),
    key              text        check (length(key) between 1 and 255),
    status           text        not null check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
    priority         smallint    not null,
    input            jsonb       not null,
    checkpoint       jsonb,
    result           jsonb,
    problem_code     text        check (length(problem_code) <= 100),
    problem_detail   text        check (length(problem_detail) <= 1000),
    done             bigint      not null default 0 check (done >= 0),
    total            bigint      check (total >= 0),
    failed           bigint      not null default 0 check (failed >= 0),
    message          text        check (length(message) <= 500),
    -- Failures in a row without a step forward.
    attempts         int         not null default 0 check (attempts >= 0),
    -- Counts up when staff let it begin again; each round has its own entry in the queue.
    round            int         not null default 1 check (round >= 1),
    -- Counts up with each process that takes it: what an earlier one still writes is refused.
    run              bigint      not null default 0,
    cancel_requested boolean     not null default false,
    revision         bigint      not null default 1,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    check ((status in ('SUCCEEDED', 'FAILED', 'CANCELED')) = (finished_at is not null))
);

create unique index jobs_key on jobs.jobs (type, key) where key is not null;
create index jobs_listed on jobs.jobs (created_at, id);
create index jobs_of_type on jobs.jobs (type, created_at, id);
create index jobs_unfinished on jobs.jobs (created_at, id) where finished_at is null;
create index jobs_finished on jobs.jobs (finished_at) where finished_at is not null;

-- The table of db-scheduler: one row for each job that waits or runs, with the lease of the process that has it.
create table jobs.queue (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index queue_due on jobs.queue (priority desc, execution_time) where not picked;
create index queue_heartbeat on jobs.queue (last_heartbeat) where picked;
