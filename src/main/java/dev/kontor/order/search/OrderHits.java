package dev.kontor.order.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Estimates how many orders a search finds from PostgreSQL's statistics of the terms. Takes about 1 ms,
/// regardless of the number of orders.
@Repository
public class OrderHits {

    // Reading this many orders takes 75 ms. Words that statistics do not know are estimated at up to 2,700 of
    // 10,000,000
    // orders.
    private static final long MANY = 3_000;
    // PostgreSQL reads the newest orders until enough of them have words that are more frequent: of 10,000,000 orders,
    // from 8,000 on.
    private static final long FREQUENT = 10_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderHits(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Whether too many orders match to read them all, and too few to find a page of them among the newest
    /// orders.
    public boolean areMany(String text) {
        return OrderSearch.matches(text)
                .map(this::estimated)
                .filter(hits -> hits >= MANY && hits <= FREQUENT)
                .isPresent();
    }

    private long estimated(String condition) {
        var plan = jdbc.sql("explain (format json) select from orders.order_search s where " + condition)
                .query(String.class)
                .single();
        return json.readTree(plan).at("/0/Plan/Plan Rows").asLong();
    }
}
