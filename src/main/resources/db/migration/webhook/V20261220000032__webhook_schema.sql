create schema if not exists webhook;

-- Programs that receive events.
create table webhook.endpoints (
    id              uuid        primary key,
    version         bigint      not null,
    url             text        not null check (length(url) between 1 and 2000),
    description     text        check (length(description) <= 500),
    event_types     text[]      not null check (cardinality(event_types) between 1 and 50),
    contact_email   text        check (length(contact_email) <= 254),
    enabled         boolean     not null,
    disabled_reason text        check (disabled_reason in ('STAFF', 'GONE', 'FAILING')),
    disabled_at     timestamptz,
    failures        int         not null default 0 check (failures >= 0),
    failing_since   timestamptz,
    paused_until    timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    check (enabled = (disabled_reason is null) and enabled = (disabled_at is null))
);

-- What messages are signed with, sealed. Two of an endpoint while one is being replaced.
create table webhook.secrets (
    id          uuid        primary key,
    endpoint_id uuid        not null references webhook.endpoints (id) on delete cascade,
    sealed      bytea       not null,
    created_at  timestamptz not null,
    expires_at  timestamptz
);

create index secrets_of_endpoint on webhook.secrets (endpoint_id);

-- Parts of the event log that are sent once more.
create table webhook.replays (
    id           uuid        primary key,
    endpoint_id  uuid        not null references webhook.endpoints (id) on delete cascade,
    from_at      timestamptz not null,
    to_at        timestamptz not null check (to_at > from_at),
    event_types  text[]      not null,
    status       text        not null check (status in ('RUNNING', 'SUCCEEDED')),
    position     bigint      not null check (position >= 0),
    end_position bigint      not null,
    queued       int         not null default 0,
    created_at   timestamptz not null,
    finished_at  timestamptz
);

create index replays_running on webhook.replays (created_at) where status = 'RUNNING';
create index replays_of_endpoint on webhook.replays (endpoint_id);

-- Messages: one event to one endpoint. What the event says stays in the log.
create table webhook.deliveries (
    id              uuid        primary key,
    seq             bigint      generated always as identity,
    endpoint_id     uuid        not null references webhook.endpoints (id) on delete cascade,
    cause           text        not null check (cause in ('EVENT', 'TEST', 'REPLAY', 'REDELIVERY')),
    event_id        uuid        not null,
    event_type      text        not null check (length(event_type) <= 100),
    subject         text        not null check (length(subject) <= 100),
    replay_id       uuid        references webhook.replays (id) on delete cascade,
    status          text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
    attempts        int         not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz,
    last_outcome    text,
    last_status     int,
    claimed_by      uuid,
    claimed_until   timestamptz,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    check ((status = 'PENDING') = (next_attempt_at is not null)),
    check ((status = 'PENDING') = (finished_at is null))
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02); -- see docs/scaling.md

create unique index deliveries_once on webhook.deliveries (endpoint_id, event_id) where cause = 'EVENT';
create unique index deliveries_once_a_replay on webhook.deliveries (replay_id, event_id) where replay_id is not null;
create index deliveries_pending on webhook.deliveries (endpoint_id, seq) where status = 'PENDING';
create index deliveries_in_order on webhook.deliveries (endpoint_id, subject, seq) where status = 'PENDING';
create index deliveries_of_endpoint on webhook.deliveries (endpoint_id, created_at, id);
create index deliveries_listed on webhook.deliveries (created_at, id);
-- Whether an endpoint has something to do is checked every second, without a walk along all that waits for one that is
-- down or disabled.
create index deliveries_due on webhook.deliveries (endpoint_id, next_attempt_at) where status = 'PENDING';
create index deliveries_tests on webhook.deliveries (endpoint_id) where status = 'PENDING' and cause = 'TEST';

-- Every call of a receiver and how it ended.
create table webhook.attempts (
    delivery_id uuid        not null references webhook.deliveries (id) on delete cascade,
    number      int         not null check (number > 0),
    started_at  timestamptz not null,
    duration_ms int         not null check (duration_ms >= 0),
    outcome     text        not null,
    status      int,
    primary key (delivery_id, number)
) with (autovacuum_vacuum_scale_factor = 0.05);
