package dev.kontor.cart.admin;

import dev.kontor.cart.CartId;
import dev.kontor.cart.OrderReference;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.UUID;
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
    private static final String SELECT = "select id, " + SITUATION + " as situation, customer_id, email, currency,"
            + " order_id, created_at, updated_at, abandoned_at, recovered_at,"
            + " (select coalesce(sum(quantity), 0)::int from cart.items where cart_id = c.id) as units";
    private static final String FROM = " from cart.carts c where drafted_by is null";

    private final JdbcClient jdbc;
    private final Cursors cursors;

    CartAdminQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<CartSummary> list(CartFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var params = new HashMap<>(filter.params());
        params.putAll(window.params());
        var rows = jdbc.sql(SELECT + FROM + filter.conditions() + window.and() + window.orderAndLimit())
                .params(params)
                .query((row, _) -> summary(row))
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "updatedAt" -> row.updatedAt();
            case "createdAt" -> row.createdAt();
            default -> row.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*)" + FROM + filter.conditions())
                        .params(filter.params())
                        .query(Long.class)
                        .single())
                : page;
    }

    CartSummary summary(CartId id) {
        return jdbc.sql(SELECT + FROM + " and id = :id")
                .param("id", id.value())
                .query((row, _) -> summary(row))
                .optional()
                .orElseThrow(() -> NotFoundException.of("cart", id));
    }

    private static CartSummary summary(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var order = row.getObject("order_id", UUID.class);
        var situation = CartSummary.Situation.valueOf(row.getString("situation"));
        return new CartSummary(
                new CartId(row.getObject("id", UUID.class)),
                situation,
                customer == null ? null : new CustomerId(customer),
                row.getString("email"),
                row.getString("currency"),
                row.getInt("units"),
                order == null || situation != CartSummary.Situation.COMPLETED ? null : new OrderReference(order),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                Sql.optionalInstant(row, "abandoned_at"),
                Sql.optionalInstant(row, "recovered_at"));
    }
}
