package dev.kontor.order.search;

import dev.kontor.shared.database.Conditions;

/// Finds orders by what staff enter.
public final class OrderSearch {

    private OrderSearch() {}

    /// Returns the condition on `orders.orders` for orders with all of the entered words.
    ///
    /// The query is part of the SQL: PostgreSQL plans without the values of parameters, and frequent terms need
    /// another plan than rare ones. It has only letters, digits and operators.
    ///
    /// @param text if it has no letter or digit, nothing is found
    public static Conditions condition(String text) {
        return SearchTerms.query(text)
                .map(query -> new Conditions()
                        .and("id in (select s.order_id from orders.order_search s where s.terms @@ '" + query
                                + "'::tsquery)"))
                .orElseGet(() -> new Conditions().and("false"));
    }
}
