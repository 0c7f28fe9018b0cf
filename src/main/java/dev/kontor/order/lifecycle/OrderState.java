package dev.kontor.order.lifecycle;

import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an order stands; each change gives the state after it.
///
/// @param refundAskedMinor money for canceled units that is owed to the buyer or went back
/// @param hold while somebody has stopped it
record OrderState(
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

    /// @param actor who stopped it
    record Hold(String reason, String actor, Instant at) {}

    OrderState become(OrderStatus next, Instant now) {
        return new OrderState(
                next,
                paymentStatus,
                fulfillmentStatus,
                cancelReason,
                next == OrderStatus.OPEN ? hold : null,
                next == OrderStatus.OPEN ? now : placedAt,
                paidAt,
                next == OrderStatus.CANCELED ? now : canceledAt,
                next == OrderStatus.COMPLETED ? now : completedAt,
                refundAskedMinor);
    }

    OrderState pay(OrderPaymentStatus next) {
        return new OrderState(
                status,
                next,
                fulfillmentStatus,
                cancelReason,
                hold,
                placedAt,
                paidAt,
                canceledAt,
                completedAt,
                refundAskedMinor);
    }

    OrderState paidAt(Instant now) {
        return new OrderState(
                status,
                paymentStatus,
                fulfillmentStatus,
                cancelReason,
                hold,
                placedAt,
                now,
                canceledAt,
                completedAt,
                refundAskedMinor);
    }

    OrderState fulfill(FulfillmentStatus next) {
        return new OrderState(
                status,
                paymentStatus,
                next,
                cancelReason,
                hold,
                placedAt,
                paidAt,
                canceledAt,
                completedAt,
                refundAskedMinor);
    }

    OrderState because(String reason) {
        return new OrderState(
                status,
                paymentStatus,
                fulfillmentStatus,
                reason,
                hold,
                placedAt,
                paidAt,
                canceledAt,
                completedAt,
                refundAskedMinor);
    }

    OrderState held(@Nullable Hold by) {
        return new OrderState(
                status,
                paymentStatus,
                fulfillmentStatus,
                cancelReason,
                by,
                placedAt,
                paidAt,
                canceledAt,
                completedAt,
                refundAskedMinor);
    }

    OrderState asking(long minor) {
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
                refundAskedMinor + minor);
    }

    /// What the payment means for an order of which so much is due.
    static OrderPaymentStatus statusOf(PaymentSnapshot payment, Money due) {
        if (payment.status() == PaymentStatus.AWAITING_TRANSFER) {
            return OrderPaymentStatus.AWAITING_TRANSFER;
        }
        if (payment.status() == PaymentStatus.AUTHORIZED) {
            return OrderPaymentStatus.AUTHORIZED;
        }
        // A part of the money is no payment in full: the rest is still promised, unless it was given up.
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
