create schema if not exists identity;

-- The keys of programs. A secret key belongs to the shop, not to who made it; a publishable one is no secret.
create table identity.api_keys (
    id              uuid        primary key,
    version         bigint      not null,
    kind            text        not null check (kind in ('SECRET', 'PUBLISHABLE')),
    name            text        not null check (length(name) between 1 and 100),
    permissions     text[]      not null check (cardinality(permissions) <= 200),
    channel         text        check (length(channel) between 1 and 64),
    allowed_ips     text[]      not null check (cardinality(allowed_ips) <= 50),
    publishable_key text        check (publishable_key like 'pk\_%'),
    -- Counts up when what was bought with the key must die; access tokens carry it.
    authz_version   bigint      not null check (authz_version > 0),
    expires_at      timestamptz,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    created_by      text        not null check (length(created_by) <= 64),
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint api_keys_publishable_is_public check ((kind = 'PUBLISHABLE') = (publishable_key is not null)),
    constraint api_keys_publishable_allows_nothing check (kind = 'SECRET' or cardinality(permissions) = 0),
    constraint api_keys_channel_is_for_the_store check (kind = 'PUBLISHABLE' or channel is null)
);

create unique index api_keys_publishable on identity.api_keys (publishable_key);
create index api_keys_list on identity.api_keys (created_at, id);

-- The secrets of a key: the newest has no end of its own, older ones end when the overlap of a rotation does.
create table identity.api_key_secrets (
    hash       bytea       primary key check (length(hash) = 32),
    key_id     uuid        not null references identity.api_keys (id) on delete cascade,
    hint       text        not null check (length(hint) <= 16),
    created_at timestamptz not null,
    expires_at timestamptz
);

create unique index api_key_secrets_newest on identity.api_key_secrets (key_id) where expires_at is null;
create index api_key_secrets_by_key on identity.api_key_secrets (key_id);
