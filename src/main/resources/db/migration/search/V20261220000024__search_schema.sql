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
    -- Which job fills a slot, or did.
    job_id   uuid,
    -- The version of the text analysis that a slot was filled with, from its first document to its last. A slot with an
    -- older one is rebuilt.
    analysis smallint not null default 0,
    check ((state = 'FREE') = (locale is null) and (locale is null) = (config is null))
);

create unique index indexes_of_locale on search.indexes (locale, state) where state <> 'FREE';

-- Gives the planner statistics of a slot that was filled, and merges its pending entries.
create function search.settle_slot(wanted smallint) returns void language plpgsql security definer set search_path = '' as $$
begin
    perform 1 from search.indexes where slot = wanted;
    if found then
        perform pg_catalog.gin_clean_pending_list(format('search.documents_%s_words', wanted)::pg_catalog.regclass);
        execute format('analyze search.documents_%s', wanted);
    end if;
end $$;

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
    -- Words that some write in one piece and others in several ("T-Shirt", "65 W") are known, but neither suggested nor used
    -- to correct a query.
    joined   boolean not null default false,
    -- Whether the word is in a title or in the name of something else; other words are in descriptions only.
    named    boolean not null default true,
    primary key (locale, word)
);

create index vocabulary_lexemes on search.vocabulary (locale, lexeme);
create index vocabulary_prefixes on search.vocabulary (locale, word text_pattern_ops);
create index vocabulary_similar on search.vocabulary using gist (word public.gist_trgm_ops (siglen = 32));
-- Compounds are found by their ends.
create index vocabulary_endings on search.vocabulary (locale, reverse(word) text_pattern_ops);
create index vocabulary_stem_endings on search.vocabulary (locale, reverse(lexeme) text_pattern_ops);

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

-- When the first process that gets to it compares the index with the owners again.
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
    -- The same as queries of the full text search, as which they are compared.
    phrases     text[]   not null check (cardinality(phrases) between 2 and 20),
    primary key (synonyms_id, position)
);

create index synonym_groups_phrases on search.synonym_groups using gin (phrases);

-- What was searched for, counted by day: without names, addresses or times of day.
create table search.queries (
    day         date    not null,
    locale      text    not null check (length(locale) between 2 and 35),
    query       text    not null check (length(query) between 1 and 100),
    searches    integer not null check (searches > 0),
    without_hit integer not null check (without_hit between 0 and searches),
    primary key (day, locale, query)
);

-- The job that rebuilds the index, or did so last.
create table search.rebuild_job (
    one           boolean primary key default true check (one),
    job_id        uuid,
    -- Whether it rebuilds all languages, or only those without a complete index.
    all_languages boolean not null default false
);

insert into search.rebuild_job default values;

-- An engine beside PostgreSQL that answers searches has a copy of each slot in use. What changes in a slot that has a
-- copy is recorded in the same transaction, and sent to the engine afterwards.
create table search.engine_indexes (
    name       text        primary key check (length(name) between 1 and 120),
    slot       smallint    not null references search.indexes,
    state      text        not null check (state in ('FILLING', 'READY', 'GONE')),
    -- The last product that was copied.
    reached    uuid        not null,
    created_at timestamptz not null
);

create unique index engine_indexes_of_slot on search.engine_indexes (slot) where state <> 'GONE';

-- One row for each document whose copy in the engine is out of date.
create table search.engine_feed (
    slot       smallint    not null,
    product_id uuid        not null,
    -- Grows with every change: the engine refuses a document that is older than its own.
    version    bigint      not null,
    -- Since when the engine is behind.
    changed_at timestamptz not null,
    primary key (slot, product_id)
);

create index engine_feed_order on search.engine_feed (slot, version);
create index engine_feed_oldest on search.engine_feed (slot, changed_at);

-- 1 is the version of what was copied first.
create sequence search.engine_versions start with 2;

-- Which process feeds the engine.
create table search.engine_feeder (
    one          boolean     primary key default true check (one),
    owner        uuid,
    leased_until timestamptz not null default '-infinity'
);

insert into search.engine_feeder default values;

create function search.feed_engine() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if exists (select from search.engine_indexes e where e.slot = tg_argv[0]::smallint and e.state <> 'GONE') then
        insert into search.engine_feed as f (slot, product_id, version, changed_at)
        select tg_argv[0]::smallint, c.product_id, nextval('search.engine_versions'), clock_timestamp()
        from changed c
        order by c.product_id
        on conflict (slot, product_id) do update set version = excluded.version;
    end if;
    return null;
end $$;

-- Has changes of a slot recorded for the engine, if there is one.
create function search.watch_slot(wanted smallint) returns void language plpgsql security definer set search_path = '' as $$
begin
    execute format($ddl$
        create or replace trigger documents_%1$s_added after insert on search.documents_%1$s
            referencing new table as changed for each statement execute function search.feed_engine(%1$s);
        create or replace trigger documents_%1$s_changed after update on search.documents_%1$s
            referencing new table as changed for each statement execute function search.feed_engine(%1$s);
        create or replace trigger documents_%1$s_removed after delete on search.documents_%1$s
            referencing old table as changed for each statement execute function search.feed_engine(%1$s);
        $ddl$, wanted);
end $$;

-- From here to the end of the transaction nobody else writes to the index.
create function search.lock_index() returns void language sql as $$
    select pg_catalog.pg_advisory_xact_lock(4711002);
$$;

-- What products cost in channels with separate price lists: their cheapest variants, as documents have them for the shop.
-- A little late is good enough, because what is shown is read from the owners.
create table search.channel_prices (
    channel_id   uuid    not null,
    product_id   uuid    not null,
    currency     char(3) not null,
    amount_minor bigint  not null,
    primary key (channel_id, product_id, currency)
);

create index channel_prices_sorted on search.channel_prices (channel_id, currency, amount_minor, product_id);

-- Such channels, once their prices are being filled in. Until all are there, products are sorted and filtered by the
-- prices of the shop.
create table search.priced_channels (
    channel_id uuid        primary key,
    filled     boolean     not null default false,
    -- When the first process that gets to it compares the prices with their owners again.
    due_at     timestamptz not null default '-infinity'
);

-- Empties a slot that is not in use. The job that fills it sets `analysis`.
create function search.clear_slot(wanted smallint) returns void language plpgsql security definer
    set search_path = '' as $$
begin
    perform 1 from search.indexes where slot = wanted and state = 'FREE' for update;
    if found then
        execute format('truncate search.documents_%s', wanted);
        update search.indexes set analysis = 0 where slot = wanted;
    end if;
end $$;

-- The names of options and their values in other languages, for facets: the value is empty for the option itself. Where
-- products disagree, the one that was indexed last counts.
create table search.option_labels (
    name   text not null check (length(name) between 1 and 50),
    value  text not null check (length(value) <= 100),
    locale text not null check (length(locale) between 2 and 35),
    label  text not null check (length(label) between 1 and 100),
    primary key (name, value, locale)
);

-- Creates the table of a further slot. Runs as the owner, because the role of the application may own nothing.
--
-- `words` lies outside of its row: a search looks words up in the index only, and then reads rows of a quarter of the
-- size. PostgreSQL moves a column out of rows that are longer than 2 kB only; `room` makes every row that long before it
-- shrinks to nothing. `packed` repeats `facets` in a few bytes: a search counts them in the application, which takes a
-- tenth of the time that PostgreSQL takes to unnest arrays. `numbers` holds the numeric attributes by code:
-- `{"weight": [5, 50]}`.
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
            prices       bigint[]    storage main not null,
            facets       integer[]   storage main not null,
            title        text        storage main not null,
            sort_title   text        storage main not null,
            words        tsvector    storage external not null,
            numbers      jsonb       storage main not null default '{}',
            room         text        not null default repeat(' ', 2500),
            packed       bytea       storage main not null
        ) with (fillfactor = 90, toast_tuple_target = 128);
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
    perform search.watch_slot(added);
    return added;
end $$;

-- Three languages and room for a rebuild; more come as they are needed.
select search.add_slot() from generate_series(1, 4);
