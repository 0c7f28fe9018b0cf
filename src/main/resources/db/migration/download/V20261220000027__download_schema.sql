create schema if not exists download;

-- The files that buyers of a variant can download: `mediaId`, `name`, `version`, `bytes`, in the order in which they are
-- shown.
create table download.offers (
    variant_id    uuid    primary key,
    version       bigint  not null check (version > 0),
    files         jsonb   not null check (jsonb_typeof(files) = 'array'),
    max_downloads integer check (max_downloads > 0),
    valid_days    integer check (valid_days > 0)
);

-- What was bought and paid: a copy of the file's facts, and how often it may be downloaded.
create table download.grants (
    id             uuid        primary key,
    order_id       uuid        not null,
    line_id        uuid        not null,
    variant_id     uuid        not null,
    media_id       uuid        not null,
    position       integer     not null,
    name           text        not null check (length(name) between 1 and 150),
    version        text        check (length(version) <= 40),
    bytes          bigint      not null check (bytes > 0),
    -- Downloads per unit; canceled units do not count.
    per_unit       integer     not null check (per_unit > 0),
    max_downloads  integer     not null check (max_downloads >= 0),
    used           integer     not null default 0 check (used >= 0),
    valid_days     integer     not null check (valid_days > 0),
    -- Counts up with each new address; former addresses are no longer valid.
    generation     integer     not null default 1 check (generation > 0),
    token_hash     bytea       not null unique check (length(token_hash) = 32),
    expires_at     timestamptz not null,
    last_used_at   timestamptz,
    revoked_at     timestamptz,
    revoked_reason text
        check (revoked_reason in ('CANCELED', 'REFUNDED', 'DISPUTE_LOST', 'BY_STAFF')),
    created_at     timestamptz not null,
    unique (line_id, media_id),
    check ((revoked_at is null) = (revoked_reason is null))
);

create index grants_order on download.grants (order_id, position);
