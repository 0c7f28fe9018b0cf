create schema if not exists settings;

-- What staff have set, by group. A field that is absent has its default; what the environment sets wins over both.
create table settings.groups (
    code       text        primary key check (code ~ '^[a-z][a-z-]{0,39}$'),
    version    bigint      not null check (version > 0),
    content    jsonb       not null check (jsonb_typeof(content) = 'object'),
    updated_at timestamptz not null
);
