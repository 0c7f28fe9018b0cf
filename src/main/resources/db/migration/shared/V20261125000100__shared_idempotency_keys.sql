create schema if not exists kontor;

create table kontor.idempotency_keys (
    principal    text        not null,
    key          text        not null check (length(key) between 1 and 255),
    operation    text        not null,
    request_hash text        not null,
    lease_until  timestamptz not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    status       integer,
    headers      jsonb,
    body         bytea,
    primary key (principal, key)
);

create index idempotency_keys_expiry on kontor.idempotency_keys (expires_at);
