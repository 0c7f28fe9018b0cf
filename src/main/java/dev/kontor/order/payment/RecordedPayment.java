package dev.kontor.order.payment;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// The payment of an order after a received amount was recorded.
///
/// @param overpaid amount that the shop owes the buyer; only if an overpayment was recorded
public record RecordedPayment(
        PaymentId id,
        OrderId orderId,
        PaymentStatus status,
        Money amount,
        Money captured,
        @Nullable Money overpaid) {

    static RecordedPayment of(OrderId order, PaymentSnapshot payment, @Nullable Money overpaid) {
        return new RecordedPayment(
                payment.id(), order, payment.status(), payment.amount(), payment.captured(), overpaid);
    }
}
