package dev.kontor.order.search;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.id.TypeIds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Finds orders by what staff enter.
public final class OrderSearch {

    private static final Duration RECENT = Duration.ofDays(10);
    // The clocks of processes and of the database differ.
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private OrderSearch() {}

    /// Returns the condition on `orders.orders` for orders with all of the entered words.
    ///
    /// @param text if it has no letter or digit, nothing is found
    public static Conditions condition(String text) {
        return condition(text, "");
    }

    /// The same for the orders of the last ten days. PostgreSQL compares the index of the words with the ids, which
    /// are in order of time, before it reads any order.
    public static Conditions recent(String text, Instant now) {
        // Whole days, so that the same search is the same statement.
        var since = now.minus(RECENT).truncatedTo(ChronoUnit.DAYS);
        var id = TypeIds.lowest(since.minus(CLOCK_DIFFERENCE));
        return condition(text, " and s.order_id >= '" + id + "'").and("created_at >= '" + since + "'");
    }

    private static Conditions condition(String text, String more) {
        return matches(text)
                .map(matches -> new Conditions()
                        .and("id in (select s.order_id from orders.order_search s where " + matches + more + ")"))
                .orElseGet(() -> new Conditions().and("false"));
    }

    /// The condition on the terms `s`; empty if the text has no letter or digit.
    ///
    /// The query is part of the SQL: PostgreSQL plans without the values of parameters, and frequent terms need
    /// another plan than rare ones. It has only letters, digits and operators.
    static Optional<String> matches(String text) {
        return SearchTerms.query(text).map(query -> "s.terms @@ '" + query + "'::tsquery");
    }
}
