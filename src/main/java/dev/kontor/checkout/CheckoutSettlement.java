package dev.kontor.checkout;

import dev.kontor.cart.CartId;
import dev.kontor.cart.Carts;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.Orders;
import dev.kontor.payment.PaymentObserver;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Updates a cart whenever its payment changes. A successful payment completes the cart; a failed one unfreezes it
/// and fails its order.
@Component
@Order(0)
class CheckoutSettlement implements PaymentObserver {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutSettlement.class);

    private final Carts carts;
    private final Orders orders;
    private final ObjectProvider<Payments> payments;
    private final CheckoutMetrics metrics;

    /// Payments depend on their observers, so the observer resolves them lazily.
    CheckoutSettlement(Carts carts, Orders orders, ObjectProvider<Payments> payments, CheckoutMetrics metrics) {
        this.carts = carts;
        this.orders = orders;
        this.payments = payments;
        this.metrics = metrics;
    }

    @Override
    public void paymentChanged(PaymentStatus before, PaymentSnapshot payment) {
        if (payment.status().isGood() && !before.isGood()) {
            complete(payment);
        } else if (payment.status().isFinalFailure() && !before.isFinalFailure()) {
            abandon(payment);
        }
    }

    /// Fails the order of the payment in the caller's transaction. The operation is idempotent.
    void abandon(PaymentSnapshot payment) {
        var cart = new CartId(payment.reference());
        boolean canceled = orders.ofCart(payment.reference())
                .filter(order -> order.status() == OrderStatus.CANCELED)
                .isPresent();
        if (canceled) {
            // The order was canceled while it was being paid. That completes this cart.
            carts.complete(cart, payment.id().value());
            return;
        }
        var reason = payment.declineReason() == null ? "payment-canceled" : payment.declineReason();
        carts.thaw(cart, payment.id().value()).ifPresent(thawed -> {
            boolean isHeld = orders.fail(new OrderId(thawed.orderId()), payment.id(), reason, thawed.hold());
            if (thawed.hold() != null && !isHeld) {
                carts.endHold(cart);
            }
        });
    }

    private void complete(PaymentSnapshot payment) {
        switch (carts.complete(new CartId(payment.reference()), payment.id().value())) {
            case COMPLETED -> metrics.orderPlaced();
            case NOT_WAITING -> {
                // The buyer has continued without this payment, so its amount is not due.
                LOG.warn(
                        "Payment {} succeeded after its cart stopped waiting for it and is undone",
                        payment.id().text());
                payments.getObject().undo(payment.id(), "late-success");
                metrics.latePayment();
            }
            // The payment is for something other than a cart.
            case NO_CART -> {}
        }
    }
}
