package dev.kontor.order.read;

import static dev.kontor.order.read.OrderColumns.money;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads all orders for other modules.
@Repository
class StoredOrders implements OrderReader {

    private static final String SELECT = """
            select o.*, o.shipping_name as shipping_method, %s as carrier_point, (
                select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'address', g.address, 'carrierPoint', %s)
                    order by g.position), '[]')
                from orders.shipping_groups g
                where g.order_id = o.id and g.replaced_at is null and g.address is not null) as shipping_groups, (
                select jsonb_agg(jsonb_build_object('variantId',
                           case when l.custom is null then l.variant_id end, 'sku', nullif(l.sku, ''), 'title', l.title,
                           'variantTitle', l.variant_title, 'quantity', l.quantity, 'shipped', l.shipped,
                           'canceled', case when o.status = 'CANCELED' then l.quantity else l.canceled end,
                           'unitPrice', %s, 'tax', %s, 'gross', %s)
                       order by l.position)
                from orders.order_lines l where l.order_id = o.id) as items
            from orders.orders o
            """.formatted(
                    point("o.shipping_facts"),
                    point("g.shipping_facts"),
                    money("l.unit_price_minor"),
                    money("l.tax_minor"),
                    money("l.gross_minor"));

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    StoredOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String point(String facts) {
        return """
                case when jsonb_typeof(%1$s -> 'carrierPoint') = 'object' then jsonb_build_object(
                    'address', %1$s -> 'carrierPoint' -> 'address'
                        || jsonb_build_object('firstName', %1$s -> 'carrierPoint' -> 'name'),
                    'openingHours', %1$s -> 'carrierPoint' -> 'openingHours') end""".formatted(facts);
    }

    @Override
    public Map<OrderId, WholeOrder> find(Collection<OrderId> ids) {
        return jdbc.sql(SELECT + "where o.id = any(:ids)").param("ids", ids).query(WholeOrder.class).list().stream()
                .collect(Collectors.toMap(WholeOrder::id, Function.identity()));
    }

    @Override
    public List<WholeOrder> after(@Nullable OrderId after, Wanted wanted, int most) {
        var conditions = new Conditions()
                .and("id > :after", "after", after == null ? FIRST : after)
                .and("status = any(:status)", "status", wanted.status())
                .and(TimeRange.on("created_at", wanted.createdAt()))
                .and(TimeRange.on("placed_at", wanted.placedAt()))
                .and(TimeRange.on("updated_at", wanted.updatedAt()));
        return jdbc.sql(SELECT + "where " + conditions.sql() + " order by id limit :most")
                .params(conditions.params())
                .param("most", most)
                .query(WholeOrder.class)
                .list();
    }
}
