package dev.kontor.order.returning.refund;

import dev.kontor.order.Orders.ReturnRefundReason;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnItemId;
import dev.kontor.order.returning.ReturnRefundStatus;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A refund of returned units as stored. It is made by the payment of the order, which knows it by its
/// reason.
///
/// @param goods price of the units before the fee
/// @param units refunded units of the return
/// @param items what the payment refunds
/// @param transferred whether the money is not paid out but pays the replacements of an exchange
/// @param failure stable code, if it failed
public record ReturnRefund(
        ReturnRefundId id,
        ReturnId returnId,
        String returnNumber,
        PaymentId paymentId,
        ReturnRefundStatus status,
        Money amount,
        Money goods,
        Money restockingFee,
        Money shipping,
        List<Units> units,
        List<Item> items,
        boolean transferred,
        @Nullable String reason,
        @Nullable String failure,
        String actor,
        Instant createdAt) {

    /// Units of one item of the return.
    public record Units(ReturnItemId itemId, int quantity) {}

    /// A part of the refund, with the id that payments use.
    public record Item(String id, int quantity, long minor) {

        public static Item of(ItemToRefund item) {
            return new Item(item.id(), item.quantity(), item.amount().minor());
        }
    }

    List<ItemToRefund> toRefund() {
        return items.stream()
                .map(item -> new ItemToRefund(item.id(), item.quantity(), new Money(item.minor(), amount.currency())))
                .toList();
    }

    /// The reason and the name of the refund at the payment.
    public String paymentReason() {
        return new ReturnRefundReason(returnNumber, id.text()).text();
    }

    /// Returns the refund that belongs to the reason of a payment's refund; empty for refunds of anything else.
    public static Optional<ReturnRefundId> ofReason(String reason) {
        try {
            return ReturnRefundReason.parse(reason).map(found -> TypeIds.parse(ReturnRefundId.class, found.refundId()));
        } catch (InvalidIdException other) {
            // Staff can write any reason.
            return Optional.empty();
        }
    }
}
