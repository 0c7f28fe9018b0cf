-- An engine beside PostgreSQL that answers searches has a copy of each slot in use. What changes in a slot that has a
-- copy is written down in the same transaction, and brought to the engine afterwards.
create table search.engine_indexes (
    name       text        primary key check (length(name) between 1 and 120),
    slot       smallint    not null references search.indexes,
    state      text        not null check (state in ('FILLING', 'READY', 'GONE')),
    -- The last product that was copied.
    reached    uuid        not null,
    created_at timestamptz not null
);

create unique index engine_indexes_of_slot on search.engine_indexes (slot) where state <> 'GONE';

-- One row for each document that the engine does not have as it is now.
create table search.engine_feed (
    slot       smallint    not null,
    product_id uuid        not null,
    -- Grows with every change: the engine refuses what is older than what it has.
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

-- Has changes of a slot written down for the engine, if there is one.
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

select search.watch_slot(slot) from search.indexes;

-- From here to the end of the transaction nobody else writes to the index.
create function search.lock_index() returns void language sql as $$
    select pg_catalog.pg_advisory_xact_lock(4711002);
$$;
