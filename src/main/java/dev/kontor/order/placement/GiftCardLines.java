package dev.kontor.order.placement;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.giftcard.OrderedGiftCards;
import dev.kontor.shared.money.Taxation;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the gift cards of orders.
@Repository
class GiftCardLines {

    private final JdbcClient jdbc;

    GiftCardLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            OrderId id,
            String number,
            String email,
            String locale,
            String channel,
            OrderStatus status,
            OrderPaymentStatus paymentStatus,
            boolean held) {}

    /// Returns those of the orders that contain gift cards.
    Set<OrderId> in(Collection<OrderId> ids) {
        return jdbc.sql("""
                        select distinct order_id from orders.order_lines
                        where order_id = any(:ids) and tax_category = :category
                        """)
                .param("ids", ids)
                .param("category", Taxation.OUTSIDE_SCOPE)
                .query(OrderId.class)
                .set();
    }

    /// Locks the order before it reads the lines: a statement that had to wait would read earlier ones.
    Optional<OrderedGiftCards> lock(OrderId id) {
        return jdbc.sql("""
                        select o.id, o.number, o.email, o.locale, o.channel, o.status, o.payment_status,
                            o.hold_reason is not null as held
                        from orders.orders o
                        where o.id = :id and exists (
                            select from orders.order_lines l where l.order_id = o.id and l.tax_category = :category)
                        for no key update of o
                        """)
                .param("id", id)
                .param("category", Taxation.OUTSIDE_SCOPE)
                .query(Row.class)
                .optional()
                .map(row -> new OrderedGiftCards(
                        row.id(),
                        row.number(),
                        row.email(),
                        row.locale(),
                        row.channel(),
                        row.status(),
                        row.paymentStatus(),
                        row.held(),
                        jdbc.sql("""
                                        select l.id, l.variant_id, l.quantity - l.canceled + l.owed as quantity,
                                            l.owed as canceled, l.unit_price_minor as value_minor, o.currency,
                                            (select coalesce(jsonb_object_agg(i ->> 'code', i ->> 'value'), '{}')
                                             from jsonb_array_elements(l.inputs) i) as inputs
                                        from orders.order_lines l join orders.orders o on o.id = l.order_id
                                        where l.order_id = :id and l.tax_category = :category
                                        order by l.position
                                        """)
                                .param("id", id)
                                .param("category", Taxation.OUTSIDE_SCOPE)
                                .query(OrderedGiftCards.Line.class)
                                .list()));
    }
}
