-- Each document has its facets in packed form. Those from before are written again by the next sweep.
do $$
declare
    found smallint;
    deleted bigint := 0;
    of_slot bigint;
begin
    for found in select slot from search.indexes loop
        execute format('delete from search.documents_%s where packed is null', found);
        get diagnostics of_slot = row_count;
        deleted := deleted + of_slot;
        execute format('alter table search.documents_%s alter column packed set not null', found);
    end loop;
    if deleted > 0 then
        update search.sweeps set next_at = now();
    end if;
    execute replace(
        pg_get_functiondef('search.add_slot()'::regprocedure),
        'packed       bytea       storage main',
        'packed       bytea       storage main not null');
end $$;
