package dev.kontor.order.replacement;

import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnDetails.Exchange.Shipment;
import dev.kontor.order.returning.ReturnDetails.Exchange.Status;
import dev.kontor.order.returning.refund.ReturnRefund;
import dev.kontor.order.returning.refund.ReturnRefundId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order that replaces units of a return or a claim.
///
/// @param orderId the order with the replacements
/// @param value value of the units; zero for a claim
/// @param credit part of the value that pays the replacements
/// @param total price of the replacements with tax
/// @param rest amount refunded in addition to the credit, as the payment knows it
/// @param refundId the refund that provides the credit; null for a claim
record Exchange(
        ExchangeId id,
        ReturnId returnId,
        OrderId orderId,
        Status status,
        Shipment shipment,
        Money value,
        Money credit,
        Money total,
        List<ReturnRefund.Item> rest,
        @Nullable ReturnRefundId refundId,
        String actor,
        Instant createdAt,
        @Nullable Instant endedAt) {

    Money toPay() {
        return total.minus(credit);
    }

    Money toRefund() {
        return value.minus(credit);
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }
}
