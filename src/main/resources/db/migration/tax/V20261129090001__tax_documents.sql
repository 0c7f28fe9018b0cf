-- The taxes of orders that a tax service records.
create table tax.documents (
    reference  uuid        primary key,
    number     text        not null,
    source     text        not null check (source in ('PROVIDER', 'FALLBACK')),
    status     text        not null check (status in ('QUOTED', 'COMMITTED', 'VOIDED')),
    document   text        check (char_length(document) <= 200),
    content    jsonb       not null,
    -- What was returned of each item, as fractions.
    returned   jsonb       not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- Requests to the tax service. Those of one document are sent in their order.
create table tax.operations (
    id          uuid        primary key,
    position    bigint      generated always as identity,
    reference   uuid        not null references tax.documents,
    kind        text        not null check (kind in ('COMMIT', 'VOID', 'REFUND')),
    status      text        not null check (status in ('PENDING', 'DONE', 'FAILED')),
    lines       jsonb       check ((lines is not null) = (kind = 'REFUND')),
    tries       integer     not null default 0,
    last_error  text,
    next_try_at timestamptz check ((next_try_at is not null) = (status = 'PENDING')),
    created_at  timestamptz not null,
    done_at     timestamptz check ((done_at is not null) = (status = 'DONE'))
);

create unique index operations_once on tax.operations (reference, kind) where kind in ('COMMIT', 'VOID');
create index operations_reference on tax.operations (reference, position);
create index operations_due on tax.operations (next_try_at) where status = 'PENDING';
create index operations_failed on tax.operations (position) where status = 'FAILED';
