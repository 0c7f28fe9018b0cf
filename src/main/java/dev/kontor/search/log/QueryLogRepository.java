package dev.kontor.search.log;

import dev.kontor.search.log.QueryLog.Numbers;
import dev.kontor.search.log.QueryLog.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores search counts: a limited number of texts per day, for a season.
@Repository
class QueryLogRepository {

    private static final int MAX_PER_DAY = 10_000;

    private final JdbcClient jdbc;

    QueryLogRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Map<Query, Numbers> counted) {
        // In a fixed order, so that two processes do not deadlock.
        var entries = counted.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .toList();
        jdbc.sql("""
                        insert into search.queries as q (day, locale, query, searches, without_hit)
                        select u.day, u.locale, u.query, u.searches, u.without_hit
                        from unnest(:days::date[], :locales::text[], :queries::text[], :searches::integer[],
                            :without::integer[]) with ordinality u (day, locale, query, searches, without_hit, place)
                        where (select count(*) from search.queries t where t.day = u.day) < :most
                        or exists (
                            select from search.queries k
                            where k.day = u.day and k.locale = u.locale and k.query = u.query)
                        order by u.place
                        on conflict (day, locale, query) do update
                        set searches = q.searches + excluded.searches, without_hit = q.without_hit + excluded.without_hit
                        """)
                .param("most", MAX_PER_DAY)
                .param("days", texts(entries, entry -> entry.getKey().day().toString()))
                .param("locales", texts(entries, entry -> entry.getKey().locale()))
                .param("queries", texts(entries, entry -> entry.getKey().text()))
                .param(
                        "searches",
                        entries.stream()
                                .map(entry -> entry.getValue().searches())
                                .toList())
                .param(
                        "without",
                        entries.stream()
                                .map(entry -> entry.getValue().withoutHit())
                                .toList())
                .update();
    }

    private static String[] texts(
            List<Map.Entry<Query, Numbers>> entries, Function<Map.Entry<Query, Numbers>, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }
}
