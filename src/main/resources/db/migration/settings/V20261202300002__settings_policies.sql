-- What the shop has published about its terms, in each language. Rows are only added: the last version of a kind and
-- language counts, and one without content withdraws it.
create table settings.policies (
    id           uuid        primary key,
    kind         text        not null check (kind ~ '^[A-Z_]{1,40}$'),
    locale       text        not null check (length(locale) between 2 and 35),
    version      bigint      not null check (version > 0),
    title        text,
    body         text,
    url          text,
    published_at timestamptz not null,
    constraint policies_version unique (kind, locale, version),
    constraint policies_content check (num_nonnulls(body, url) = case when title is null then 0 else 1 end)
);
