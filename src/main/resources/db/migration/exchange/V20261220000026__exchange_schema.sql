create schema if not exists exchange;

-- Files in pieces: every process of the shop sees them, and none has to hold one in memory.
create table exchange.files (
    id         uuid        primary key,
    size       bigint      not null default 0 check (size >= 0),
    complete   boolean     not null default false,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index files_expiry on exchange.files (expires_at);

create table exchange.pieces (
    file_id uuid   not null references exchange.files (id) on delete cascade,
    start   bigint not null check (start >= 0),
    bytes   bytea  not null check (length(bytes) between 1 and 1048576),
    primary key (file_id, start)
);

create table exchange.imports (
    id           uuid        primary key,
    type         text        not null check (type in ('PRODUCTS', 'PRICES', 'STOCK', 'CUSTOMERS')),
    format       text        not null check (format in ('CSV', 'NDJSON')),
    mapping      jsonb       not null check (jsonb_typeof(mapping) = 'object'),
    phase        text        not null check (phase in ('AWAITING_FILE', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE')),
    file_id      uuid        references exchange.files (id) on delete set null,
    job_id       uuid,
    -- Counts up each time the rows are processed; errors are of one of these rounds.
    round        int         not null default 0 check (round >= 0),
    rows         bigint,
    created      bigint      not null default 0,
    changed      bigint      not null default 0,
    unchanged    bigint      not null default 0,
    failed       bigint      not null default 0,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

create index imports_listed on exchange.imports (created_at, id);

-- What is wrong with single rows, of the last two rounds.
create table exchange.import_errors (
    import_id  uuid   not null references exchange.imports (id) on delete cascade,
    round      int    not null,
    row_number bigint not null,
    place      int    not null,
    field      text   not null check (length(field) <= 200),
    code       text   not null check (length(code) <= 100),
    detail     text   not null check (length(detail) <= 1000),
    primary key (import_id, round, row_number, place)
);

-- What the rows of a file have named so far, while they are processed.
create table exchange.import_keys (
    import_id  uuid   not null references exchange.imports (id) on delete cascade,
    round      int    not null,
    hash       uuid   not null,
    row_number bigint not null,
    primary key (import_id, round, hash)
);

create table exchange.exports (
    id         uuid        primary key,
    type       text        not null
        check (type in ('PRODUCTS', 'PRICES', 'STOCK', 'ORDERS', 'CUSTOMERS', 'NEWSLETTER_SUBSCRIBERS')),
    format     text        not null check (format in ('CSV', 'CSV_SEMICOLON', 'NDJSON')),
    filter     jsonb       not null default '{}' check (jsonb_typeof(filter) = 'object'),
    file_id    uuid        references exchange.files (id) on delete set null,
    job_id     uuid        not null,
    rows       bigint      check (rows >= 0),
    created_at timestamptz not null
);

create index exports_listed on exchange.exports (created_at, id);
