create schema if not exists kontor;

-- A UUIDv7 (RFC 9562) on every supported PostgreSQL; only version 18 has one of its own.
create function kontor.new_id() returns uuid language sql volatile as $$
    select encode(
        set_bit(
            set_bit(
                overlay(
                    uuid_send(gen_random_uuid())
                    placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                    from 1 for 6),
                52, 1),
            53, 1),
        'hex')::uuid
$$;

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

create table kontor.demo_steps (
    name    text        primary key,
    done_at timestamptz not null
);
