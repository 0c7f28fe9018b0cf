package dev.kontor.order.lifecycle;

import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The state of an order; each change returns the next state.
///
/// @param refundAskedMinor money for canceled units that is owed to the buyer or was refunded
/// @param hold present while the order is on hold
public record OrderState(
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        @Nullable String cancelReason,
        @Nullable Hold hold,
        @Nullable Instant placedAt,
        @Nullable Instant paidAt,
        @Nullable Instant canceledAt,
        @Nullable Instant completedAt,
        long refundAskedMinor) {

    /// @param actor who put the order on hold
    public record Hold(String reason, String actor, Instant at) {}

    OrderState become(OrderStatus next, Instant now) {
        return with(change -> {
            change.status = next;
            switch (next) {
                case OPEN -> change.placedAt = now;
                case CANCELED -> change.canceledAt = now;
                case COMPLETED -> change.completedAt = now;
                case PENDING_PAYMENT, FAILED -> {}
            }
            if (next != OrderStatus.OPEN) {
                change.hold = null;
            }
        });
    }

    OrderState pay(OrderPaymentStatus next) {
        return with(change -> change.paymentStatus = next);
    }

    OrderState paidAt(Instant now) {
        return with(change -> change.paidAt = now);
    }

    OrderState fulfill(FulfillmentStatus next) {
        return with(change -> change.fulfillmentStatus = next);
    }

    OrderState because(String reason) {
        return with(change -> change.cancelReason = reason);
    }

    OrderState held(@Nullable Hold by) {
        return with(change -> change.hold = by);
    }

    OrderState requesting(long minor) {
        return with(change -> change.refundAskedMinor += minor);
    }

    private OrderState with(Consumer<Change> made) {
        var change = new Change(this);
        made.accept(change);
        return change.state();
    }

    /// Builds the next state from the fields that change.
    private static final class Change {

        private OrderStatus status;
        private OrderPaymentStatus paymentStatus;
        private FulfillmentStatus fulfillmentStatus;
        private @Nullable String cancelReason;
        private @Nullable Hold hold;
        private @Nullable Instant placedAt;
        private @Nullable Instant paidAt;
        private @Nullable Instant canceledAt;
        private @Nullable Instant completedAt;
        private long refundAskedMinor;

        private Change(OrderState from) {
            status = from.status;
            paymentStatus = from.paymentStatus;
            fulfillmentStatus = from.fulfillmentStatus;
            cancelReason = from.cancelReason;
            hold = from.hold;
            placedAt = from.placedAt;
            paidAt = from.paidAt;
            canceledAt = from.canceledAt;
            completedAt = from.completedAt;
            refundAskedMinor = from.refundAskedMinor;
        }

        private OrderState state() {
            return new OrderState(
                    status,
                    paymentStatus,
                    fulfillmentStatus,
                    cancelReason,
                    hold,
                    placedAt,
                    paidAt,
                    canceledAt,
                    completedAt,
                    refundAskedMinor);
        }
    }

    /// Returns the payment status of an order.
    ///
    /// @param price of what the buyer gets, less canceled units
    static OrderPaymentStatus statusOf(PaymentSnapshot payment, Money price) {
        var due = price.minus(payment.writtenOff());
        boolean covered = payment.captured().isPositive() && !payment.captured().isLessThan(due);
        if (payment.status() == PaymentStatus.AWAITING_TRANSFER && !covered) {
            return OrderPaymentStatus.AWAITING_TRANSFER;
        }
        if (payment.status() == PaymentStatus.AUTHORIZED) {
            return OrderPaymentStatus.AUTHORIZED;
        }
        // A partial payment is not a payment in full: the rest is still promised unless it was released.
        if (payment.captured().isLessThan(due) && !payment.isWhole()) {
            return OrderPaymentStatus.AUTHORIZED;
        }
        if (payment.refunded().isPositive()) {
            return payment.refunded().equals(payment.captured())
                    ? OrderPaymentStatus.REFUNDED
                    : OrderPaymentStatus.PARTIALLY_REFUNDED;
        }
        return OrderPaymentStatus.PAID;
    }
}
