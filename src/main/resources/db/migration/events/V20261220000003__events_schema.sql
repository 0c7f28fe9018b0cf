create schema if not exists events;

-- The event log. A row gets its position after the commit, so a reader by position misses nothing.
create table events.log (
    id           uuid        primary key,
    seq          bigint      generated always as identity,
    position     bigint      unique check (position > 0),
    type         text        not null check (type ~ '^[a-z_]+\.[a-z_]+$' and length(type) <= 100),
    version      int         not null check (version > 0),
    subject      text        not null check (length(subject) between 1 and 100),
    occurred_at  timestamptz not null,
    request_id   text        not null,
    -- The span that appended the event, in the format of the header traceparent; null if it was not sampled.
    trace_parent text,
    data         jsonb       not null check (jsonb_typeof(data) = 'object')
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02); -- reasons are in docs/scaling.md

create index log_without_position on events.log (seq) where position is null;
-- A replay begins and ends at a time. The rows lie nearly in that order, so the ranges of blocks are exact enough, and
-- an append costs nothing.
create index log_occurred_at on events.log using brin (occurred_at) with (autosummarize = on);
-- Events of an order, a customer or an address, for exports and erasure of persons.
create index log_of_orders on events.log ((data ->> 'orderId')) where data ->> 'orderId' is not null;
create index log_of_customers on events.log ((data ->> 'customerId')) where data ->> 'customerId' is not null;
create index log_of_emails on events.log (lower(data ->> 'email')) where data ->> 'email' is not null;

-- The last assigned position; the dispatcher locks it to assign the next ones. One row.
create table events.head (
    one           boolean primary key default true check (one),
    last_position bigint  not null check (last_position >= 0)
);

insert into events.head (last_position) values (0);

-- From where on the log is complete: retention has deleted events before. At most one row; none until it has.
create table events.complete_from (
    one         boolean     primary key default true check (one),
    position    bigint      not null check (position > 0),
    occurred_at timestamptz not null
);

-- The process that may dispatch, until when (database time). Renewed by its holder, taken over once it has expired.
create table events.leases (
    name    text        primary key,
    holder  uuid        not null,
    expires timestamptz not null
);

-- How far each consumer has come.
create table events.consumers (
    name       text        primary key check (length(name) between 1 and 100),
    position   bigint      not null check (position >= 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

-- Events that a consumer could not handle. Retried at growing intervals until next_attempt_at is null.
create table events.dead_letters (
    id              uuid        primary key,
    consumer        text        not null,
    event_id        uuid        not null references events.log (id),
    attempts        int         not null check (attempts > 0),
    retries         int         not null default 0,
    error           text        not null,
    next_attempt_at timestamptz,
    -- When and why staff decided that the event needs no retry. The letter goes with its event.
    dismissed_at    timestamptz,
    dismiss_reason  text,
    created_at      timestamptz not null default now(),
    unique (event_id, consumer)
);

create index dead_letters_due on events.dead_letters (next_attempt_at) where next_attempt_at is not null;
