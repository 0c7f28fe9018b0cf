package dev.kontor.search.log;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Repository;

/// Reads search statistics.
@Repository
class SearchedQueryQueries {

    private static final Sorting SORTING = Sorting.by(
            "q.id",
            "-searches",
            SortField.number("searches", "q.searches"),
            SortField.number("withoutHit", "q.without_hit"));

    private static final String FROM = """
            (select md5(c.locale || ' ' || c.query)::uuid as id, c.locale, c.query, sum(c.searches)::bigint as searches,
                 sum(c.without_hit)::bigint as without_hit
             from search.queries c
             where c.day > :today::date - :days::integer
             group by c.locale, c.query) q
            """;

    private final KeysetLists lists;
    private final Clock clock;

    SearchedQueryQueries(KeysetLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    Page<SearchedQuery> list(SearchedQueryFilter filter, Listing listing) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var conditions = new Conditions()
                .params(Map.of("today", today, "days", filter.lastDays()))
                .and("q.searches >= :searches", "searches", filter.atLeast());
        if (filter.onlyWithoutHits()) {
            conditions.and("q.without_hit > 0");
        }
        return lists.select("q.id, q.locale, q.query, q.searches, q.without_hit", FROM)
                .where(conditions)
                .page(listing, SORTING, SearchedQuery.class, filter);
    }
}
