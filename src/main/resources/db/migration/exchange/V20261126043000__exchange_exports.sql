create table exchange.exports (
    id         uuid        primary key,
    type       text        not null check (type in ('PRODUCTS')),
    format     text        not null check (format in ('CSV', 'NDJSON')),
    file_id    uuid        references exchange.files (id) on delete set null,
    job_id     uuid        not null,
    rows       bigint      check (rows >= 0),
    created_at timestamptz not null
);

create index exports_listed on exchange.exports (created_at, id);
