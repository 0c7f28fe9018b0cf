package dev.kontor.order.lifecycle;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about an order that its views show.
record OrderRow(
        OrderSummary summary,
        String locale,
        @Nullable String note,
        @Nullable String cancelReason,
        OrderContent.Totals totals,
        OrderContent.@Nullable Shipping shipping,
        @Nullable Address shippingAddress,
        Address billingAddress,
        PaymentId paymentId,
        List<OrderContent.Line> lines,
        java.time.@Nullable Instant canceledAt,
        java.time.@Nullable Instant completedAt) {

    boolean cancelable() {
        return summary.status().canBecome(dev.kontor.order.OrderStatus.CANCELED)
                && lines.stream().allMatch(line -> line.shipped() == 0);
    }
}
