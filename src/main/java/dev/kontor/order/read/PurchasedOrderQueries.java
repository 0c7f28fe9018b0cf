package dev.kontor.order.read;

import static dev.kontor.shared.database.Sql.money;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.PurchasedOrder;
import dev.kontor.order.PurchasedOrders;
import dev.kontor.order.lifecycle.Owner;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what was bought with an order, for a purchase that repeats it.
@Repository
class PurchasedOrderQueries implements PurchasedOrders {

    private static final String SELECT = """
            select o.id, o.channel, o.currency, o.locale, o.customer_id, o.email, o.shipping_address, o.billing_address, (
                select jsonb_agg(jsonb_build_object('variantId',
                           case when l.custom is null then l.variant_id end, 'sku', l.sku, 'title', l.title,
                           'variantTitle', l.variant_title, 'quantity', l.quantity, 'unitPrice', %s,
                           'inputs', (select coalesce(jsonb_object_agg(e ->> 'code', e ->> 'value'), '{}')
                                      from jsonb_array_elements(l.inputs) as e))
                       order by l.position)
                from orders.order_lines l where l.order_id = o.id) as items
            from orders.orders o
            where o.id = :id
            """.formatted(money("l.unit_price_minor", "o.currency"));

    private final JdbcClient jdbc;

    PurchasedOrderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<PurchasedOrder> findOwn(OrderId id, Actor actor, @Nullable String token) {
        return find(" and " + Owner.CONDITION, id, new Owner(actor, token).params());
    }

    @Override
    public Optional<PurchasedOrder> find(OrderId id) {
        return find("", id, Map.of());
    }

    private Optional<PurchasedOrder> find(String condition, OrderId id, Map<String, Object> params) {
        return jdbc.sql(SELECT + condition)
                .param("id", id)
                .params(params)
                .query(PurchasedOrder.class)
                .optional();
    }
}
