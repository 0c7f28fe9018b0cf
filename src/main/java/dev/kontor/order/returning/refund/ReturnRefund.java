package dev.kontor.order.returning.refund;

import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnItemId;
import dev.kontor.order.returning.ReturnRefundStatus;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A refund of returned units as stored. The payment of the order executes it with refunds that name it as
/// their purpose.
///
/// @param credited part of `amount` that is not paid out, because it reduced what the buyer still had to pay
/// @param goods price of the units before the fee
/// @param units refunded units of the return
/// @param items what the payment refunds, in addition to the credit
/// @param completes the refund of which only a part succeeded, and whose rest this one refunds
/// @param transferred whether the money is not paid out but pays the replacements of an exchange
/// @param failure stable code, if it failed
public record ReturnRefund(
        ReturnRefundId id,
        ReturnId returnId,
        String returnNumber,
        PaymentId paymentId,
        ReturnRefundStatus status,
        Money amount,
        Money credited,
        Money goods,
        Money restockingFee,
        Money shipping,
        List<Units> units,
        List<Item> items,
        @Nullable ReturnRefundId completes,
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

    static List<Units> units(ReturnRefundQuote quote) {
        return quote.items().stream()
                .map(item -> new Units(item.itemId(), item.quantity()))
                .toList();
    }

    List<ItemToRefund> toRefund() {
        return items.stream()
                .map(item -> new ItemToRefund(item.id(), item.quantity(), new Money(item.minor(), amount.currency())))
                .toList();
    }

    /// The reason of the refund at the payment.
    public String paymentReason() {
        return "return %s (%s)".formatted(returnNumber, id.text());
    }

    /// Whether a refund of the payment is part of this one.
    public boolean isMadeBy(PaymentRefund refund) {
        return id.text().equals(refund.purposeId());
    }

    /// Returns the refund that `refund.succeeded` or `refund.failed` is about; empty for refunds of anything else.
    ///
    /// @param event the content of the event
    public static Optional<ReturnRefundId> ofEvent(JsonNode event) {
        var purpose = event.path("purpose").asString();
        return purpose.equals(Purpose.RETURN.name()) || purpose.equals(Purpose.EXCHANGE.name())
                ? Optional.of(TypeIds.parse(
                        ReturnRefundId.class, event.path("purposeId").asString()))
                : Optional.empty();
    }
}
