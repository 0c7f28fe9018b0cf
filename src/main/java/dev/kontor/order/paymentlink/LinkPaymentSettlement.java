package dev.kontor.order.paymentlink;

import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets a captured payment of a payment link pay what the order awaits. What the order no longer awaits is
/// refunded: the buyer transferred the money as well, or the order was canceled or reduced.
@Service
public class LinkPaymentSettlement {

    private final PaymentLinkRepository links;
    private final OrderRepository orders;
    private final Payments payments;

    LinkPaymentSettlement(PaymentLinkRepository links, OrderRepository orders, Payments payments) {
        this.links = links;
        this.orders = orders;
        this.payments = payments;
    }

    /// Returns the payment of the order that a payment of a link pays for; empty for payments of no link.
    public Optional<PaymentId> orderPayment(PaymentId linked) {
        return payments.find(linked).flatMap(payment -> links.paymentOf(payment.reference()));
    }

    /// Called in the transaction that captured a payment of no order. Does nothing unless it is of a link.
    @Transactional(propagation = Propagation.MANDATORY)
    public void captured(PaymentSnapshot payment) {
        links.paymentOf(payment.reference()).ifPresent(awaiting -> {
            var used = payments.payAwaited(payment.id(), awaiting, "payment-link");
            if (used.isLessThan(payment.captured())) {
                payments.undo(payment.id(), "not-awaited");
            }
            if (used.isPositive() && isEnded(awaiting)) {
                payments.undo(awaiting, "late-success");
            }
        });
    }

    /// Whether the order was canceled. Its cancellation may not have released yet what the payment awaited, and
    /// does not know the money that has arrived since.
    private boolean isEnded(PaymentId awaiting) {
        return orders.ofPayment(awaiting).filter(OrderPaymentLinks::isPayable).isEmpty();
    }
}
