-- The codes of a batch are made with its secret, which is deleted when they are read.
create table giftcard.batches (
    id            uuid        primary key,
    version       bigint      not null,
    name          text        not null check (length(name) between 1 and 100),
    size          integer     not null check (size between 1 and 10000),
    issued        integer     not null default 0 check (issued between 0 and size),
    currency      char(3)     not null,
    value_minor   bigint      not null check (value_minor > 0),
    expires_at    timestamptz,
    job_id        uuid        not null,
    sealed_secret bytea,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index batches_created on giftcard.batches (created_at desc, id desc);

alter table giftcard.cards add column batch_id uuid;
