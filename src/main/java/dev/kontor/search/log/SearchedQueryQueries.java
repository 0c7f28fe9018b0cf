package dev.kontor.search.log;

import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
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
            from (
                select md5(c.locale || ' ' || c.query)::uuid as id, c.locale, c.query, sum(c.searches)::bigint as searches,
                    sum(c.without_hit)::bigint as without_hit
                from search.queries c
                where c.day > :today::date - :days::integer
                group by c.locale, c.query
            ) q
            where q.searches >= :searches and (not :only or q.without_hit > 0)
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final Clock clock;

    SearchedQueryQueries(JdbcClient jdbc, Cursors cursors, Clock clock) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.clock = clock;
    }

    Page<SearchedQuery> list(SearchedQueryFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = with(
                        jdbc.sql("select q.id, q.locale, q.query, q.searches, q.without_hit " + FROM + window.and()
                                + window.orderAndLimit()),
                        filter)
                .params(window.params())
                .query(SearchedQuery.class)
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "searches" -> row.searches();
            case "withoutHit" -> row.withoutHit();
            default -> row.id();
        });
        return listing.wantsTotal()
                ? page.withTotal(with(jdbc.sql("select count(*) " + FROM), filter)
                        .query(Long.class)
                        .single())
                : page;
    }

    private JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, SearchedQueryFilter filter) {
        return statement
                .param(
                        "today",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString())
                .param("days", filter.lastDays())
                .param("searches", filter.atLeast())
                .param("only", filter.onlyWithoutHits());
    }
}
