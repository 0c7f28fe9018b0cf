package dev.kontor.order.payment;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OwedItem;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.payment.OwedRefunds.Outcome;
import dev.kontor.order.payment.OwedRefunds.Owed;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Stores owed refunds as rows, so that a refund commits together with its reason.
@Component
class OwedRefunds {

    private final JdbcClient jdbc;
    private final OrderRepository orders;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    OwedRefunds(JdbcClient jdbc, OrderRepository orders, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// Published in the transaction that owes the refund and handled after its commit.
    ///
    /// @param items what the refund is for
    record Owed(UUID id, OrderId orderId, PaymentId paymentId, Money amount, List<OwedItem> items) {

        List<ItemToRefund> toRefund() {
            return items.stream().map(item -> item.toRefund(amount.currency())).toList();
        }
    }

    /// The result of an owed refund.
    enum Outcome {
        /// The payment has recorded the refund and completes it.
        ASKED,
        /// Too little of the payment or item is left because it was refunded before. Staff are notified.
        REFUSED
    }

    /// Does nothing if nothing is owed.
    void owe(Order order, List<OwedItem> items) {
        if (items.isEmpty()) {
            return;
        }
        var amount = new Money(
                items.stream().mapToLong(OwedItem::minor).sum(),
                order.facts().total().currency());
        var owed = new Owed(TypeIds.next(), order.id(), order.facts().paymentId(), amount, items);
        jdbc.sql("""
                        insert into orders.owed_refunds (id, order_id, payment_id, amount_minor, currency, items,
                            created_at, next_try_at)
                        values (:id, :orderId, :paymentId, :amountMinor, :amountCurrency, :items, now(),
                            now() + interval '15 seconds')
                        """).paramSource(owed).update();
        publisher.publishEvent(owed);
    }

    /// Claims due refunds for this process only. Sets the next attempt before it starts, so that a crash only delays
    /// the refund.
    List<Owed> claim(int limit) {
        return jdbc.sql("""
                        update orders.owed_refunds set tries = tries + 1,
                            next_try_at = now() + make_interval(secs => (array[60, 300, 900, 3600, 21600, 86400])
                                [least(tries + 1, 6)])
                        where id in (
                            select id from orders.owed_refunds where done_at is null and next_try_at <= now()
                            order by next_try_at limit :limit for update skip locked)
                        returning id, order_id, payment_id, amount_minor, currency, items
                        """).param("limit", limit).query(Owed.class).list();
    }

    /// @return whether it was due until now
    boolean done(Owed owed, Outcome outcome) {
        return jdbc.sql("""
                        update orders.owed_refunds set done_at = now(), outcome = :outcome
                        where id = :id and done_at is null
                        """).param("id", owed.id()).param("outcome", outcome).update() == 1;
    }

    /// Drops an owed refund that exceeds what is left and shows it to staff in the timeline of the order: only once,
    /// even if several processes find it rejected.
    @Transactional
    void refuse(Owed owed) {
        var order = orders.lock(owed.orderId()).orElseThrow();
        if (done(owed, Outcome.REFUSED)) {
            var units = owed.items().stream().map(OwedItem::text).collect(Collectors.joining(", "));
            order.log(
                    TimelineEntry.Type.REFUND_REFUSED,
                    Order.SYSTEM,
                    clock.instant(),
                    Map.of("amount", owed.amount().toString(), "units", units));
            orders.save(order);
        }
    }
}
