-- The words of a document lie outside of its row: a search looks them up in the index only, and then reads rows of a
-- quarter of the size. PostgreSQL moves a column out of rows that are longer than 2 kB only. `room` makes every row so
-- long before it shrinks to nothing. Rows that are there already are moved when they are written again, by a rebuild
-- at the latest.
create function search.narrow_slot(wanted smallint) returns void language plpgsql set search_path = '' as $$
begin
    execute format($ddl$
        alter table search.documents_%1$s
            set (toast_tuple_target = 128),
            alter column words set storage external,
            alter column prices set storage main,
            alter column facets set storage main,
            alter column numbers set storage main,
            alter column title set storage main,
            alter column sort_title set storage main,
            add column room text not null default repeat(' ', 2500)
        $ddl$, wanted);
end $$;

select search.narrow_slot(slot) from search.indexes;

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
    insert into search.indexes (slot, state, freed_at) values (added, 'FREE', '-infinity');
    return added;
end $$;
