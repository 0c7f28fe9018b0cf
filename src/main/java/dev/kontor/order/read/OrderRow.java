package dev.kontor.order.read;

import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderState;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All columns of an order that its views show.
record OrderRow(
        OrderSummary summary,
        String locale,
        @Nullable String note,
        @Nullable String cancelReason,
        OrderState.@Nullable Hold hold,
        OrderContent.Totals totals,
        OrderContent.@Nullable Shipping shipping,
        @Nullable Address shippingAddress,
        @Nullable List<OrderContent.Group> shippingGroups,
        Address billingAddress,
        PaymentId paymentId,
        List<OrderContent.Line> lines,
        java.time.@Nullable Instant canceledAt,
        java.time.@Nullable Instant completedAt) {

    boolean cancelable() {
        boolean shipped = lines.stream().anyMatch(line -> line.shipped() > 0);
        return OrderStep.CANCEL.isPossible(new OrderStep.Situation(summary.status(), hold != null, shipped));
    }
}
