create schema if not exists privacy;

-- Requests to erase a person: a customer, or a guest by e-mail address. The address is removed with the rest of the
-- person; its keyed hash remains, to prove later that the address was erased.
create table privacy.erasure_requests (
    id           uuid        primary key,
    customer_id  uuid,
    email        text        check (email = lower(email) and length(email) between 3 and 254),
    email_key    bytea       check (octet_length(email_key) = 32),
    origin       text        not null check (origin in ('CUSTOMER', 'STAFF', 'RETENTION')),
    status       text        not null check (status in ('REQUESTED', 'APPROVED', 'ERASED', 'REJECTED', 'WITHDRAWN')),
    -- The event by which the customer requested it.
    event_id     uuid        constraint erasure_requests_event unique,
    requested_at timestamptz not null,
    requested_by text        not null check (length(requested_by) <= 100),
    decided_at   timestamptz,
    decided_by   text        check (length(decided_by) <= 100),
    reason       text        check (length(reason) <= 500),
    job_id       uuid,
    erased_at    timestamptz,
    check ((customer_id is null) <> (email_key is null)),
    check ((status = 'ERASED') = (erased_at is not null)),
    check (email is null or status <> 'ERASED')
);

-- A person has one request at a time.
create unique index erasure_requests_of_customer on privacy.erasure_requests (customer_id)
    where status in ('REQUESTED', 'APPROVED');

create unique index erasure_requests_of_email on privacy.erasure_requests (email_key)
    where status in ('REQUESTED', 'APPROVED');

create index erasure_requests_listed on privacy.erasure_requests (requested_at desc, id desc);

create index erasure_requests_by_customer on privacy.erasure_requests (customer_id) where customer_id is not null;
create index erasure_requests_by_email on privacy.erasure_requests (email_key) where email_key is not null;

-- The proof: how many rows of which table an erasure deleted or emptied.
create table privacy.erased_rows (
    request_id uuid   not null references privacy.erasure_requests (id),
    table_name text   not null,
    rows       bigint not null check (rows > 0),
    primary key (request_id, table_name)
);

-- Persons who must not be erased, because of a dispute or an order of an authority.
create table privacy.legal_holds (
    id          uuid        primary key,
    customer_id uuid,
    email       text        check (email = lower(email) and length(email) between 3 and 254),
    reason      text        not null check (length(reason) between 1 and 500),
    created_by  text        not null check (length(created_by) <= 100),
    created_at  timestamptz not null,
    check ((customer_id is null) <> (email is null))
);

create unique index legal_holds_of_customer on privacy.legal_holds (customer_id) where customer_id is not null;
create unique index legal_holds_of_email on privacy.legal_holds (email) where email is not null;
create index legal_holds_listed on privacy.legal_holds (created_at desc, id desc);

-- Exports of a person's data.
create table privacy.data_exports (
    id           uuid        primary key,
    customer_id  uuid,
    email        text        check (email = lower(email) and length(email) between 3 and 254),
    requested_by text        not null check (length(requested_by) <= 100),
    -- Name of the archive in the storage; absent once it is deleted.
    object       text,
    bytes        bigint      check (bytes > 0),
    job_id       uuid        not null,
    created_at   timestamptz not null,
    ready_at     timestamptz,
    expires_at   timestamptz not null,
    check ((ready_at is null) = (bytes is null))
);

create index data_exports_listed on privacy.data_exports (created_at desc, id desc);

create index data_exports_of_customer on privacy.data_exports (customer_id, created_at desc)
    where customer_id is not null;
create index data_exports_of_email on privacy.data_exports (email) where email is not null;
create index data_exports_expiry on privacy.data_exports (expires_at) where object is not null;

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
