package dev.kontor.order.read;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderReader;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads all orders for other modules.
@Repository
class StoredOrders implements OrderReader {

    private static final String SELECT = """
            select o.*, (
                select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'sku', l.sku, 'title', l.title,
                           'variantTitle', l.variant_title, 'quantity', l.quantity, 'shipped', l.shipped,
                           'canceled', case when o.status = 'CANCELED' then l.quantity else l.canceled end,
                           'unitPrice', l.unit_price_minor, 'tax', l.tax_minor, 'gross', l.gross_minor)
                       order by l.position)
                from orders.order_lines l where l.order_id = o.id) as lines
            from orders.orders o
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredOrders(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record LineRow(
            UUID variantId,
            String sku,
            String title,
            String variantTitle,
            int quantity,
            int shipped,
            int canceled,
            long unitPrice,
            long tax,
            long gross) {

        WholeOrder.Line line(String currency) {
            return new WholeOrder.Line(
                    new VariantId(variantId),
                    sku,
                    title,
                    variantTitle,
                    quantity,
                    shipped,
                    canceled,
                    Money.of(unitPrice, currency),
                    Money.of(tax, currency),
                    Money.of(gross, currency));
        }
    }

    @Override
    public Optional<WholeOrder> find(OrderId id) {
        return jdbc.sql(SELECT + "where o.id = :id")
                .param("id", id)
                .query((row, _) -> order(row))
                .optional();
    }

    @Override
    public List<WholeOrder> after(@Nullable OrderId after, Wanted wanted, int most) {
        var params = new HashMap<String, Object>();
        params.put("after", after == null ? new UUID(0, 0) : after.value());
        params.put("most", most);
        params.putAll(TimeRange.params(wanted.createdAt(), "created_at"));
        params.putAll(TimeRange.params(wanted.placedAt(), "placed_at"));
        params.putAll(TimeRange.params(wanted.updatedAt(), "updated_at"));
        if (wanted.status() != null) {
            params.put("status", wanted.status().stream().map(Enum::name).toArray(String[]::new));
        }
        return jdbc.sql(SELECT + "where id > :after"
                        + (wanted.status() == null ? "" : " and status = any (:status::text[])")
                        + TimeRange.and(wanted.createdAt(), "created_at")
                        + TimeRange.and(wanted.placedAt(), "placed_at")
                        + TimeRange.and(wanted.updatedAt(), "updated_at")
                        + " order by id limit :most")
                .params(params)
                .query((row, _) -> order(row))
                .list();
    }

    private WholeOrder order(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var customer = row.getObject("customer_id", UUID.class);
        var shipping = row.getString("shipping_address");
        return new WholeOrder(
                new OrderId(row.getObject("id", UUID.class)),
                row.getString("number"),
                OrderStatus.valueOf(row.getString("status")),
                OrderPaymentStatus.valueOf(row.getString("payment_status")),
                FulfillmentStatus.valueOf(row.getString("fulfillment_status")),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "placed_at"),
                Sql.instant(row, "updated_at"),
                row.getString("email"),
                customer == null ? null : new CustomerId(customer),
                row.getString("locale"),
                row.getString("channel"),
                Sql.list(row, "tags"),
                new WholeOrder.Totals(
                        Money.of(row.getLong("subtotal_minor"), currency),
                        Money.of(row.getLong("shipping_minor"), currency),
                        Money.of(row.getLong("tax_minor"), currency),
                        Money.of(row.getLong("total_minor"), currency),
                        row.getBoolean("prices_include_tax")),
                row.getString("shipping_name"),
                shipping == null ? null : json.readValue(shipping, Address.class),
                json.readValue(row.getString("billing_address"), Address.class),
                json.readValue(row.getString("lines"), new TypeReference<List<LineRow>>() {}).stream()
                        .map(line -> line.line(currency))
                        .toList());
    }
}
