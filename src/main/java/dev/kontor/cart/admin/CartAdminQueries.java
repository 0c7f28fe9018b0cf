package dev.kontor.cart.admin;

import dev.kontor.cart.CartId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Queries carts for staff.
@Repository
class CartAdminQueries {

    /// SQL expression of [CartSummary.Situation].
    static final String SITUATION =
            "(case when status = 'ACTIVE' and abandoned_at is not null then 'ABANDONED' else status end)";

    private static final Sorting SORTING = Sorting.by(
            "id", "-updatedAt", SortField.time("updatedAt", "updated_at"), SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, %s as status, customer_id, email, currency, case when status = 'COMPLETED' then order_id end as order_id,
            created_at, updated_at, abandoned_at, recovered_at,
            (select coalesce(sum(quantity), 0)::int from cart.items where cart_id = c.id) as units
            """.formatted(SITUATION);

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    CartAdminQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<CartSummary> list(CartFilter filter, Listing listing) {
        return lists.select(COLUMNS, "cart.carts c")
                .where(filter.conditions())
                .page(listing, SORTING, CartSummary.class, filter);
    }

    CartSummary summary(CartId id) {
        return jdbc.sql("select " + COLUMNS + " from cart.carts c where drafted_by is null and id = :id")
                .param("id", id)
                .query(CartSummary.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("cart", id));
    }
}
