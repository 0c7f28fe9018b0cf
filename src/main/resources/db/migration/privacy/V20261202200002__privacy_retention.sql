-- Retention periods that staff have set. Kinds without a row have the period of their settings.
create table privacy.retention_periods (
    id         uuid        primary key,
    kind       text        not null unique check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
    -- Null: the data is retained.
    days       integer     check (days > 0),
    version    bigint      not null check (version > 0),
    changed_at timestamptz not null,
    changed_by text        not null check (length(changed_by) <= 100)
);

-- Runs that delete what has reached the end of its period.
create table privacy.retention_runs (
    id           uuid        primary key,
    status       text        not null check (status in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    -- Who started it; `system` for the schedule.
    requested_by text        not null check (length(requested_by) <= 100),
    job_id       uuid,
    started_at   timestamptz not null,
    ended_at     timestamptz,
    check ((status = 'RUNNING') = (ended_at is null))
);
create unique index retention_runs_one on privacy.retention_runs (status) where status = 'RUNNING';
create index retention_runs_listed on privacy.retention_runs (started_at desc, id desc);

-- What a run has deleted of each kind.
create table privacy.retention_run_kinds (
    run_id     uuid        not null references privacy.retention_runs (id) on delete cascade,
    kind       text        not null,
    days       integer     not null check (days > 0),
    -- Data from before this time was due.
    due_before timestamptz not null,
    deleted    bigint      not null check (deleted >= 0),
    -- Class of the error that ended the kind early.
    failure    text        check (length(failure) <= 200),
    primary key (run_id, kind)
);
