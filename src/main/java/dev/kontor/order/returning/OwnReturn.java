package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A return as its buyer sees it.
///
/// @param replacements what the buyer wants instead of the items; absent if nothing
/// @param exchange the order that replaces the items; the latest one if earlier ones were canceled
/// @param instructions how to send the goods; present once it is approved, if the shop has any
/// @param rejectReason present if it was rejected
/// @param tracking the parcel with which the items are sent; absent without a label
/// @param refunds oldest first, without those that failed; of one that failed in part, what was refunded
/// @param actions what the buyer can do now
record OwnReturn(
        ReturnId id,
        @Schema(example = "K-100001-R1") String number,
        Return.Kind kind,
        ReturnStatus status,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        List<Item> items,
        @Nullable List<Return.Replacement> replacements,
        @Nullable Exchange exchange,
        @Nullable String instructions,
        @Nullable String rejectReason,
        ReturnDetails.@Nullable Tracking tracking,
        List<Refund> refunds,
        List<Action> actions,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant endedAt) {

    /// Units of a return with one reason.
    ///
    /// @param itemId item of the order
    /// @param reason code of the reason
    /// @param reasonLabel the reason in the language of the order
    /// @param received units that arrived
    @Schema(name = "OwnReturnItem")
    record Item(
            OrderLineId itemId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            @Schema(example = "Blue") String variantTitle,
            int quantity,
            @Schema(example = "DOES_NOT_FIT") String reason,
            @Schema(example = "It does not fit") String reasonLabel,
            @Nullable String note,
            int received) {

        private static Item of(ReturnDetails.Item item) {
            return new Item(
                    item.itemId(),
                    item.sku(),
                    item.title(),
                    item.variantTitle(),
                    item.quantity(),
                    item.reason(),
                    item.reasonLabel(),
                    item.note(),
                    item.sellable() + item.damaged());
        }
    }

    /// A refund of received units.
    ///
    /// @param amount including shipping and less a restocking fee
    /// @param credited part of `amount` that is not paid out, because it reduces what is still to pay for the
    ///     order
    @Schema(name = "OwnReturnRefund")
    record Refund(ReturnRefundStatus status, Money amount, Money credited, Instant createdAt) {

        private static Refund of(ReturnDetails.Refund refund) {
            return refund.status() == ReturnRefundStatus.FAILED
                    ? new Refund(ReturnRefundStatus.SUCCEEDED, refund.refunded(), refund.credited(), refund.createdAt())
                    : new Refund(refund.status(), refund.amount(), refund.credited(), refund.createdAt());
        }
    }

    /// An order that replaces items of a return or a claim.
    ///
    /// @param orderId the order with the replacements; the token of a guest is in the mail about it
    /// @param value value of the items, less a restocking fee and with refunded shipping; zero for a
    ///     claim
    /// @param total price of the replacements with tax
    /// @param toPay amount that the buyer pays in addition to the value
    /// @param toRefund part of `value` that is refunded
    @Schema(name = "OwnReturnExchange")
    record Exchange(
            OrderId orderId,
            @Schema(example = "K-100002") String orderNumber,
            ReturnDetails.Exchange.Status status,
            Money value,
            Money total,
            Money toPay,
            Money toRefund) {

        private static @Nullable Exchange of(ReturnDetails.@Nullable Exchange exchange) {
            return exchange == null
                    ? null
                    : new Exchange(
                            exchange.orderId(),
                            exchange.orderNumber(),
                            exchange.status(),
                            exchange.value(),
                            exchange.total(),
                            exchange.toPay(),
                            exchange.toRefund());
        }
    }

    /// An action that a buyer can take on a return.
    @Schema(name = "ReturnAction")
    enum Action {
        CANCEL,
        /// Get a label to send the items back: `POST /store/v1/returns/{id}/label`.
        GET_LABEL
    }

    private static List<Action> actions(ReturnDetails details) {
        var actions = new ArrayList<Action>();
        if (details.status().isCancelable() && !details.isExchanging()) {
            actions.add(Action.CANCEL);
        }
        if (details.hasLabel()) {
            actions.add(Action.GET_LABEL);
        }
        return List.copyOf(actions);
    }

    static OwnReturn of(ReturnDetails details) {
        return new OwnReturn(
                details.id(),
                details.number(),
                details.kind(),
                details.status(),
                details.orderId(),
                details.orderNumber(),
                details.items().stream().map(Item::of).toList(),
                details.replacements(),
                Exchange.of(details.exchange()),
                details.instructions(),
                details.rejectReason(),
                details.tracking(),
                details.refunds().stream()
                        .filter(refund -> !refund.transferred())
                        .filter(refund -> refund.status() != ReturnRefundStatus.FAILED
                                || refund.refunded().isPositive())
                        .map(Refund::of)
                        .toList(),
                actions(details),
                details.createdAt(),
                details.decidedAt(),
                details.receivedAt(),
                details.endedAt());
    }
}
