package dev.kontor.order.paymentlink;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores payment links. Their times are those of the database.
@Repository
class PaymentLinkRepository {

    private final JdbcClient jdbc;

    PaymentLinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Replaces the link of the order. The reference stays, so that payments in progress still count.
    ///
    /// @return when it expires
    Instant save(OrderId order, Duration validFor, String actor) {
        return jdbc.sql("""
                        insert into orders.payment_links (order_id, reference, expires_at, created_by, created_at)
                        values (:order, :reference, now() + make_interval(secs => :seconds), :actor, now())
                        on conflict (order_id) do update set expires_at = excluded.expires_at,
                            created_by = excluded.created_by, created_at = excluded.created_at
                        returning expires_at
                        """)
                .param("order", order)
                .param("reference", TypeIds.next())
                .param("seconds", validFor.toSeconds())
                .param("actor", actor)
                .query(Instant.class)
                .single();
    }

    /// @return whether there was a valid one
    boolean end(OrderId order) {
        return jdbc.sql("""
                        update orders.payment_links set expires_at = now() where order_id = :order and expires_at > now()
                        """).param("order", order).update() == 1;
    }

    Optional<PaymentLink> find(OrderId order) {
        return jdbc.sql("""
                        select l.order_id, l.reference, l.expires_at, l.expires_at > now() as valid,
                            o.billing_address ->> 'country' as country
                        from orders.payment_links l join orders.orders o on o.id = l.order_id where l.order_id = :order
                        """).param("order", order).query(PaymentLink.class).optional();
    }

    /// Returns the payment of the order whose link has the reference.
    Optional<PaymentId> paymentOf(UUID reference) {
        return jdbc.sql("""
                        select o.payment_id from orders.payment_links l join orders.orders o on o.id = l.order_id
                        where l.reference = :reference
                        """)
                .param("reference", reference)
                .query(PaymentId.class)
                .optional();
    }
}
