-- Numbers of attributes that can be compared, by attribute: `{"weight": [5, 50]}`.
do $$
declare
    known smallint;
begin
    for known in select slot from search.indexes loop
        execute format('alter table search.documents_%s add column numbers jsonb not null default ''{}''', known);
    end loop;
end $$;

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
    insert into search.indexes (slot, state, freed_at) values (added, 'FREE', '-infinity');
    return added;
end $$;
