package dev.kontor.order.unpaid;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds orders that wait for money, and stores reminders.
@Repository
class PaymentReminderRepository {

    private final JdbcClient jdbc;

    PaymentReminderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An order that waits for money that arrives outside of a provider.
    record Waiting(OrderId id, UUID cartId, PaymentId paymentId, Instant placedAt) {}

    /// Orders without a reminder, the oldest first. One of which a part was transferred is `AUTHORIZED`.
    ///
    /// @param placedAfter the earliest time of the order, exclusive
    /// @param placedBefore the latest time of the order
    /// @param after the last order of the page before
    List<Waiting> unreminded(Instant placedAfter, Instant placedBefore, @Nullable Waiting after, int limit) {
        return jdbc.sql("""
                        select o.id, o.cart_id, o.payment_id, o.placed_at
                        from orders.orders o
                        where o.status = 'OPEN' and (o.payment_status = 'AWAITING_TRANSFER'
                                or o.payment_status = 'AUTHORIZED' and o.payment_method = 'bank-transfer')
                            and o.held_at is null and o.placed_at <= :placedBefore
                            and (o.placed_at, o.id) > (:afterTime::timestamptz,
                                coalesce(:afterId::uuid, '00000000-0000-0000-0000-000000000000'))
                            and not exists (select from orders.payment_reminders r where r.order_id = o.id)
                        order by o.placed_at, o.id limit :limit
                        """)
                .param("placedBefore", placedBefore)
                .param("afterTime", after == null ? placedAfter : after.placedAt())
                .param("afterId", after == null ? null : after.id())
                .param("limit", limit)
                .query(Waiting.class)
                .list();
    }

    /// Orders that still wait although their last day is over, by id. Those of which a part has arrived are not
    /// among them.
    ///
    /// @param after the last order of the page before
    List<Waiting> overdue(Instant now, @Nullable Waiting after, int limit) {
        return jdbc.sql("""
                        select o.id, o.cart_id, o.payment_id, o.placed_at
                        from orders.payment_reminders r join orders.orders o on o.id = r.order_id
                        where r.pay_until <= :now and o.status = 'OPEN' and o.payment_status = 'AWAITING_TRANSFER'
                            and o.held_at is null
                            and o.id > coalesce(:afterId::uuid, '00000000-0000-0000-0000-000000000000')
                        order by o.id limit :limit
                        """)
                .param("now", now)
                .param("afterId", after == null ? null : after.id())
                .param("limit", limit)
                .query(Waiting.class)
                .list();
    }

    /// @return whether the order had no reminder yet
    boolean add(OrderId order, long amountMinor, Instant now, @Nullable Instant payUntil) {
        return jdbc.sql("""
                        insert into orders.payment_reminders (order_id, amount_minor, reminded_at, pay_until)
                        values (:order, :amount, :now, :payUntil)
                        on conflict (order_id) do nothing
                        """)
                        .param("order", order)
                        .param("amount", amountMinor)
                        .param("now", now)
                        .param("payUntil", payUntil)
                        .update()
                == 1;
    }

    /// The amount of the reminder, if the last day for paying it is over and no payment link gives the buyer more
    /// time.
    Optional<Long> overdueMinor(OrderId order, Instant now) {
        return jdbc.sql("""
                        select r.amount_minor from orders.payment_reminders r
                        where r.order_id = :order and r.pay_until <= :now
                            and not exists (select from orders.payment_links l
                                where l.order_id = r.order_id and l.expires_at > now())
                        """)
                .param("order", order)
                .param("now", now)
                .query(Long.class)
                .optional();
    }
}
