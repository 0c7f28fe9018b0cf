-- The facets of a document once more, in a few bytes: a search hands them over as they are and counts them itself, which
-- takes a tenth of the time that PostgreSQL takes to spread arrays. Absent in documents from before, until they are written
-- again; then the array is read.
create function search.forget_packed() returns trigger language plpgsql as $$
begin
    new.packed := null;
    return new;
end $$;

create function search.pack_slot(wanted smallint) returns void language plpgsql set search_path = '' as $$
begin
    execute format($ddl$
        alter table search.documents_%1$s
            add column packed bytea,
            alter column packed set storage main
        $ddl$, wanted);
    -- The previous release writes the array only: what it leaves must not be counted.
    execute format($ddl$
        create trigger documents_%1$s_packed before update of facets on search.documents_%1$s for each row
            when (new.facets is distinct from old.facets and new.packed is not distinct from old.packed)
            execute function search.forget_packed()
        $ddl$, wanted);
end $$;

select search.pack_slot(slot) from search.indexes;

create or replace function search.add_slot() returns smallint language plpgsql security definer set search_path = '' as $$
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
            numbers      jsonb       not null default '{}',
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
    perform search.narrow_slot(added);
    perform search.pack_slot(added);
    insert into search.indexes (slot, state, freed_at) values (added, 'FREE', '-infinity');
    return added;
end $$;
