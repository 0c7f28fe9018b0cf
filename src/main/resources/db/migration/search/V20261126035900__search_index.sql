create schema if not exists search;

create extension if not exists pg_trgm with schema public;

-- The index is one narrow table for each language, in a slot. A rebuild fills a free slot and then takes it into
-- service in one step, so that nobody ever sees half an index.
create table search.indexes (
    slot     smallint primary key check (slot > 0),
    state    text     not null check (state in ('FREE', 'BUILDING', 'ACTIVE')),
    locale   text     check (length(locale) between 2 and 35),
    -- Configuration of the full text search that the words were made with.
    config   text     check (length(config) between 1 and 60),
    built_at timestamptz,
    freed_at timestamptz,
    check ((state = 'FREE') = (locale is null) and (locale is null) = (config is null))
);

create unique index indexes_of_locale on search.indexes (locale, state) where state <> 'FREE';

-- Makes the table of a further slot. Runs as the owner: what the shop runs as may own nothing.
create function search.add_slot() returns smallint language plpgsql security definer set search_path = '' as $$
declare
    added smallint;
begin
    perform pg_catalog.pg_advisory_xact_lock(4711003);
    select coalesce(max(slot), 0) + 1 into added from search.indexes;
    execute format($ddl$
        create table search.documents_%1$s (
            product_id   uuid        primary key,
            published_at timestamptz not null,
            popularity   integer     not null,
            availability smallint    not null,
            prices       bigint[]    not null,
            facets       integer[]   not null,
            title        text        not null,
            sort_title   text        not null,
            words        tsvector    not null
        ) with (fillfactor = 90);
        create index documents_%1$s_words on search.documents_%1$s using gin (words, facets)
            with (gin_pending_list_limit = 256);
        create index documents_%1$s_popular on search.documents_%1$s (popularity, product_id);
        create index documents_%1$s_newest on search.documents_%1$s (published_at, product_id);
        create index documents_%1$s_title on search.documents_%1$s (sort_title, product_id);
        create index documents_%1$s_price_1 on search.documents_%1$s ((prices[1]), product_id);
        create index documents_%1$s_price_2 on search.documents_%1$s ((prices[2]), product_id);
        create index documents_%1$s_price_3 on search.documents_%1$s ((prices[3]), product_id);
        $ddl$, added);
    insert into search.indexes (slot, state, freed_at) values (added, 'FREE', '-infinity');
    return added;
end $$;

-- Empties a slot that is not in use.
create function search.clear_slot(wanted smallint) returns void language plpgsql security definer set search_path = '' as $$
begin
    perform 1 from search.indexes where slot = wanted and state = 'FREE' for update;
    if found then
        execute format('truncate search.documents_%s', wanted);
    end if;
end $$;

-- Tells the planner of what was filled in, and merges what waits to be merged.
create function search.settle_slot(wanted smallint) returns void language plpgsql security definer set search_path = '' as $$
begin
    perform 1 from search.indexes where slot = wanted;
    if found then
        perform pg_catalog.gin_clean_pending_list(format('search.documents_%s_words', wanted)::pg_catalog.regclass);
        execute format('analyze search.documents_%s', wanted);
    end if;
end $$;

-- Three languages and room for a rebuild; more come as they are needed.
select search.add_slot() from generate_series(1, 4);

-- What can be counted and filtered by, as small numbers: a category, or a value of an option.
create table search.facet_values (
    id        integer generated always as identity primary key,
    dimension text    not null check (length(dimension) between 1 and 120),
    value     text    not null check (length(value) between 1 and 300),
    constraint facet_values_value unique (dimension, value)
);

-- Which element of `prices` is in which currency.
create table search.currencies (
    currency char(3)  primary key check (currency ~ '^[A-Z]{3}$'),
    place    smallint not null unique check (place between 1 and 200)
);

-- The words of the products as people write them: for typing errors and for suggestions.
create table search.vocabulary (
    locale   text    not null check (length(locale) between 2 and 35),
    word     text    not null check (length(word) between 2 and 40),
    lexeme   text    not null,
    products integer not null,
    -- How many of them have it in the title.
    titles   integer not null,
    primary key (locale, word)
);

create index vocabulary_lexemes on search.vocabulary (locale, lexeme);
create index vocabulary_prefixes on search.vocabulary (locale, word text_pattern_ops);
create index vocabulary_similar on search.vocabulary using gist (word public.gist_trgm_ops (siglen = 32));

-- Units sold, one row for each product of an order, so that the same event twice counts once.
create table search.sales (
    order_id   text    not null check (length(order_id) between 1 and 60),
    product_id uuid    not null,
    units      integer not null check (units > 0),
    sold_at    timestamptz not null,
    primary key (order_id, product_id)
);

create index sales_of_product on search.sales (product_id, units);
create index sales_by_time on search.sales (sold_at);

create table search.rebuilds (
    id           uuid        primary key,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'SUCCEEDED')),
    requested_at timestamptz not null,
    finished_at  timestamptz,
    -- What is left to do, and how far the first of it has come.
    locales      text[]      not null,
    reached      uuid        not null,
    products     integer     not null default 0,
    owner        uuid,
    leased_until timestamptz
);

create unique index rebuilds_one_at_a_time on search.rebuilds ((true)) where state <> 'SUCCEEDED';
create index rebuilds_requested on search.rebuilds (requested_at);

-- When the index is next compared with the owners, by whichever process comes first.
create table search.sweeps (
    one     boolean     primary key default true check (one),
    next_at timestamptz not null
);

insert into search.sweeps (next_at) values (now() + interval '30 minutes');

create table search.synonyms (
    id         uuid        primary key,
    locale     text        not null constraint synonyms_locale unique check (length(locale) between 2 and 35),
    version    bigint      not null,
    updated_at timestamptz not null
);

create table search.synonym_groups (
    synonyms_id uuid     not null references search.synonyms on delete cascade,
    position    integer  not null check (position >= 0),
    terms       text[]   not null check (cardinality(terms) between 2 and 20),
    -- The same as queries of the full text search, which is how they are compared.
    phrases     text[]   not null check (cardinality(phrases) between 2 and 20),
    primary key (synonyms_id, position)
);

create index synonym_groups_phrases on search.synonym_groups using gin (phrases);

-- What was searched for, counted by day: nobody's name, address or time of day.
create table search.queries (
    day         date    not null,
    locale      text    not null check (length(locale) between 2 and 35),
    query       text    not null check (length(query) between 1 and 100),
    searches    integer not null check (searches > 0),
    without_hit integer not null check (without_hit between 0 and searches),
    primary key (day, locale, query)
);
