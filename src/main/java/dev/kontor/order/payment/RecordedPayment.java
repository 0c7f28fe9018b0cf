package dev.kontor.order.payment;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;

/// The payment of an order after a received amount was recorded.
public record RecordedPayment(PaymentId id, OrderId orderId, PaymentStatus status, Money amount, Money captured) {

    public static RecordedPayment of(OrderId order, PaymentSnapshot payment) {
        return new RecordedPayment(payment.id(), order, payment.status(), payment.amount(), payment.captured());
    }
}
