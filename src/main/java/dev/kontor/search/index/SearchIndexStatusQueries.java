package dev.kontor.search.index;

import dev.kontor.search.index.SearchIndexStatus.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the state of the index.
@Repository
class SearchIndexStatusQueries {

    private final JdbcClient jdbc;
    private final RebuildService rebuilds;

    SearchIndexStatusQueries(JdbcClient jdbc, RebuildService rebuilds) {
        this.jdbc = jdbc;
        this.rebuilds = rebuilds;
    }

    SearchIndexStatus state() {
        // The planner's estimate is accurate enough and free; a table that was never analyzed has none.
        var languages = jdbc.sql("""
                        select i.locale, i.built_at, greatest(c.reltuples, 0)::bigint as products,
                               e.name as engine_index, e.state as engine_status,
                               case when e.slot is not null then
                                   (select count(*) from search.engine_feed f where f.slot = e.slot) end as engine_waiting
                        from search.indexes i
                        left join search.engine_indexes e on e.slot = i.slot and e.state <> 'GONE'
                        join pg_class c on c.oid = format('search.documents_%s', i.slot)::regclass
                        where i.state = 'ACTIVE' or i.state = 'BUILDING' and not exists (
                            select from search.indexes a where a.locale = i.locale and a.state = 'ACTIVE')
                        order by i.locale
                        """).query(Language.class).list();
        return new SearchIndexStatus(languages, rebuilds.latest().orElse(null));
    }
}
