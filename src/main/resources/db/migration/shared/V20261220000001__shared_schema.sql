create schema if not exists kontor;

-- A UUIDv7 (RFC 9562) on every supported PostgreSQL; only version 18 has one.
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
) with (autovacuum_vacuum_scale_factor = 0.02); -- reasons are in docs/scaling.md

create index idempotency_keys_expiry on kontor.idempotency_keys (expires_at);

create table kontor.demo_steps (
    name    text        primary key,
    done_at timestamptz not null
);

-- The key of signatures that are looked up for years, sealed: it outlives the secret of the installation.
create table kontor.lasting_key (
    id     smallint primary key check (id = 1),
    sealed bytea    not null
);

-- The version of each area of configuration that processes remember. It changes with the transaction that changes the
-- configuration, so an answer that was read with a version is current as long as the version is.
create table kontor.configuration_versions (
    area    text   primary key check (area ~ '^[a-z]{1,20}$'),
    version bigint not null
);

insert into kontor.configuration_versions (area, version) values ('pricelists', 1), ('shipping', 1), ('tax', 1);

-- For deferred triggers: the row is locked at the commit only, and once per transaction.
create function kontor.note_configuration() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if current_setting('kontor.noted_' || tg_argv[0], true) is distinct from pg_current_xact_id()::text then
        perform set_config('kontor.noted_' || tg_argv[0], pg_current_xact_id()::text, true);
        update kontor.configuration_versions set version = version + 1 where area = tg_argv[0];
    end if;
    return null;
end
$$;
