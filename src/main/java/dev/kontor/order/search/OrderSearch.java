package dev.kontor.order.search;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.id.TypeIds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Finds orders by what staff enter.
public final class OrderSearch {

    /// Most of what is looked for was ordered within this time.
    private static final Duration RECENT = Duration.ofDays(30);
    // The clocks of processes and of the database differ.
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private OrderSearch() {}

    /// Returns the condition on `orders.orders` for orders with all of the entered words.
    ///
    /// The query is part of the SQL: PostgreSQL plans without the values of parameters, and frequent terms need
    /// another plan than rare ones. It has only letters, digits and operators.
    ///
    /// @param text if it has no letter or digit, nothing is found
    public static Conditions condition(String text) {
        return condition(text, "");
    }

    /// The same for the orders of the last 30 days. Words that thousands of orders have, such as a SKU, are found by
    /// comparing the index of the words with the ids, which are in order of time, before any order is read.
    public static Conditions recent(String text, Instant now) {
        // Whole days, so that the same search is the same statement.
        var since = now.minus(RECENT).truncatedTo(ChronoUnit.DAYS);
        var id = TypeIds.lowest(since.minus(CLOCK_DIFFERENCE));
        return condition(text, " and s.order_id >= '" + id + "'").and("created_at >= '" + since + "'");
    }

    private static Conditions condition(String text, String more) {
        return SearchTerms.query(text)
                .map(query -> new Conditions()
                        .and("id in (select s.order_id from orders.order_search s where s.terms @@ '" + query
                                + "'::tsquery" + more + ")"))
                .orElseGet(() -> new Conditions().and("false"));
    }
}
