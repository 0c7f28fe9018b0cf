create schema if not exists settings;

-- What staff have set, by group. A field that is absent has its default; what the environment sets wins over both.
create table settings.groups (
    code       text        primary key check (code ~ '^[a-z][a-z-]{0,39}$'),
    version    bigint      not null check (version > 0),
    content    jsonb       not null check (jsonb_typeof(content) = 'object'),
    updated_at timestamptz not null
);

-- What the shop has published about its terms, in each language. Rows are only added: of a kind and language, the version
-- that took effect last counts, and one without content withdraws it.
create table settings.policies (
    id           uuid        primary key,
    kind         text        not null check (kind ~ '^[A-Z_]{1,40}$'),
    locale       text        not null check (length(locale) between 2 and 35),
    version      bigint      not null check (version > 0),
    title        text,
    body         text,
    url          text,
    published_at timestamptz not null,
    -- By the clock of the database; absent if the version counts since it was published.
    effective_at timestamptz,
    -- A version that does not count yet can be canceled.
    canceled_at  timestamptz,
    -- It is announced as soon as it counts.
    announced_at timestamptz,
    constraint policies_version unique (kind, locale, version),
    constraint policies_content check (num_nonnulls(body, url) = case when title is null then 0 else 1 end)
);
