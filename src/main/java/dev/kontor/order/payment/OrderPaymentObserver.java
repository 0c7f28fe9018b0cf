package dev.kontor.order.payment;

import dev.kontor.events.EventLog;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.paymentlink.LinkPaymentSettlement;
import dev.kontor.payment.DisputeChanged;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentObserver;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundTotals;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Updates an order when its payment changes, in the transaction of the payment. Runs as the last observer, because
/// it confirms the stock and its rows are highly contended.
@Service
@org.springframework.core.annotation.Order(Ordered.LOWEST_PRECEDENCE)
class OrderPaymentObserver implements PaymentObserver {

    private final OrderRepository orders;
    private final Payments payments;
    private final LinkPaymentSettlement links;
    private final PlacedStock stock;
    private final OrderSettlement settlement;
    private final RefundedUnits refundedUnits;
    private final EventLog events;
    private final Clock clock;

    OrderPaymentObserver(
            OrderRepository orders,
            Payments payments,
            LinkPaymentSettlement links,
            PlacedStock stock,
            OrderSettlement settlement,
            RefundedUnits refundedUnits,
            EventLog events,
            Clock clock) {
        this.orders = orders;
        this.settlement = settlement;
        this.refundedUnits = refundedUnits;
        this.payments = payments;
        this.links = links;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paymentChanged(PaymentStatus before, PaymentSnapshot payment) {
        if (payment.status().isOpen()) {
            return;
        }
        var found = orders.lockByPayment(payment.id());
        if (found.isPresent()) {
            follow(found.get(), before, payment, false);
        } else if (payment.status() == PaymentStatus.CAPTURED && before != PaymentStatus.CAPTURED) {
            links.captured(payment);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refundsChanged(PaymentSnapshot payment, RefundTotals totals) {
        orders.lockByPayment(payment.id()).ifPresent(order -> {
            refundedUnits.follow(order, payment, totals);
            if (payment.awaited().isPositive() || payment.writtenOff().isPositive()) {
                release(payment);
            }
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refundFailed(PaymentSnapshot payment, PaymentId part, PaymentRefund refund) {
        if (refund.purpose() != Purpose.CANCELED_UNITS && refund.purpose() != Purpose.UNDO) {
            return;
        }
        orders.lockByPayment(payment.id()).ifPresent(order -> {
            order.log(
                    TimelineEntry.Type.REFUND_FAILED,
                    Order.SYSTEM,
                    clock.instant(),
                    Map.of("amount", refund.amount().toString(), "paymentId", part.text()));
            orders.save(order);
        });
    }

    /// Releases and reverses what is no longer due because refunded units were canceled.
    private void release(PaymentSnapshot payment) {
        // The refund has changed the order.
        var order = orders.lockByPayment(payment.id()).orElseThrow();
        var left = settlement.release(order, payment);
        if (left != payment) {
            follow(order, left.status(), left, true);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void writeOffReversed(PaymentId payment, Money amount) {
        orders.lockByPayment(payment).ifPresent(order -> {
            settlement.reversed(order, amount);
            orders.save(order);
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paymentDisputed(PaymentId payment, DisputeChanged dispute) {
        var disputed = orders.lockByPayment(payment)
                .or(() -> links.orderPayment(payment).flatMap(orders::lockByPayment));
        disputed.ifPresent(order -> {
            order.log(
                    dispute.status().isOpen() ? TimelineEntry.Type.PAYMENT_DISPUTED : TimelineEntry.Type.DISPUTE_CLOSED,
                    Order.SYSTEM,
                    clock.instant(),
                    Map.of(
                            "paymentId", dispute.paymentId().text(),
                            "disputeId", dispute.disputeId().text(),
                            "disputeStatus", dispute.status().name(),
                            "amount", dispute.amount().toString(),
                            "reason", dispute.reason()));
            orders.save(order);
        });
    }

    /// @param changed whether the order has to be saved in any case
    private void follow(Order order, PaymentStatus before, PaymentSnapshot payment, boolean changed) {
        var state = order.state();
        var step = order.follow(before, payment, clock.instant());
        var owed = settlement.owe(order, payment);
        boolean news = changed || !owed.isEmpty();
        switch (news && step == Order.Step.NOTHING ? Order.Step.MOVED : step) {
            case NOTHING -> {}
            case MOVED, PLACED -> {
                boolean covered = step != Order.Step.PLACED || stock.confirm(order);
                orders.saveAtCommit(order);
                if (!owed.isEmpty()) {
                    orders.saveLines(order);
                }
                events.append(OrderEvents.since(state, order));
                if (!covered) {
                    stock.cancel(order);
                }
            }
            case LATE -> {
                orders.save(order);
                payments.undo(payment.id(), "late-success");
            }
        }
    }
}
