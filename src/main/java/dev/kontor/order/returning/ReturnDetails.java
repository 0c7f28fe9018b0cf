package dev.kontor.order.returning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.ContentTagged;
import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.TrackingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A return as staff see it.
///
/// @param customerId absent for orders of guests
/// @param requestedBy id of the customer, member of staff or API key; `guest` for others
/// @param replacements what the buyer wants instead of the items; absent if nothing
/// @param exchange the order that replaces the items; the latest one if earlier ones were canceled
/// @param instructions for the buyer: how to send the goods
/// @param rejectReason for the buyer; present if it was rejected
/// @param windowReason why staff accepted units whose window had closed
/// @param note seen by staff only
/// @param tracking the parcel with which the buyer sends the items; absent without a label
/// @param receipts what was received, oldest first
/// @param refunds oldest first
/// @param decidedAt when it was approved or rejected
/// @param receivedAt when units were received last
/// @param endedAt when it was rejected, canceled, closed or refunded
public record ReturnDetails(
        ReturnId id,
        @Schema(example = "K-100001-R1") String number,
        Return.Kind kind,
        ReturnStatus status,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        @Nullable CustomerId customerId,
        @Schema(example = "ada@example.com") String email,
        @JsonIgnore String locale,
        @Schema(example = "guest") String requestedBy,
        List<Item> items,
        @Nullable List<Return.Replacement> replacements,
        @Nullable Exchange exchange,
        @Nullable String instructions,
        @Nullable String rejectReason,
        @Nullable String windowReason,
        @Nullable String note,
        @Nullable Tracking tracking,
        @JsonIgnore boolean labelOffered,
        List<Receipt> receipts,
        List<Refund> refunds,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant endedAt,
        Instant updatedAt,
        long version)
        implements ContentTagged {

    /// Whether the value of the items is reserved for another order.
    boolean isExchanging() {
        return exchange != null && exchange.status() == Exchange.Status.OPEN;
    }

    /// Whether the buyer can get a label now.
    boolean hasLabel() {
        return status == ReturnStatus.APPROVED && kind != Return.Kind.CLAIM && (labelOffered || tracking != null);
    }

    /// Units of a return with one reason.
    ///
    /// @param itemId item of the order
    /// @param reason code of the reason
    /// @param reasonLabel the reason in the language of the order
    /// @param note the buyer's explanation
    /// @param sellable units that arrived and were added to the stock
    /// @param damaged units that arrived but cannot be sold again
    /// @param lost units that were sent but never arrived
    @Schema(name = "ReturnItem")
    public record Item(
            ReturnItemId id,
            OrderLineId itemId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            @Schema(example = "Blue") String variantTitle,
            int quantity,
            @Schema(example = "DOES_NOT_FIT") String reason,
            @Schema(example = "It does not fit") String reasonLabel,
            @Nullable String note,
            int sellable,
            int damaged,
            int lost) {}

    /// An order that replaces items of a return or a claim.
    ///
    /// @param orderId the order with the replacements
    /// @param value value of the items, less a restocking fee and with refunded shipping; zero for a
    ///     claim
    /// @param credit part of `value` that pays the replacements
    /// @param total price of the replacements with tax
    /// @param toPay amount that the buyer pays in addition to the credit
    /// @param toRefund part of `value` that is refunded
    /// @param confirmedBy id of the member of staff or the API key
    @Schema(name = "ReturnExchange")
    public record Exchange(
            OrderId orderId,
            @Schema(example = "K-100002") String orderNumber,
            Status status,
            Shipment shipment,
            Money value,
            Money credit,
            Money total,
            Money toPay,
            Money toRefund,

            @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
            String confirmedBy,

            Instant createdAt,
            @Nullable Instant endedAt) {

        /// The state of an exchange.
        @Schema(name = "ExchangeStatus")
        public enum Status {
            /// The returned items are awaited; their value is reserved.
            OPEN,
            /// The value of the returned items has paid the replacements.
            SETTLED,
            /// The order with the replacements was canceled. The items can be refunded or exchanged again.
            CANCELED
        }

        /// When the replacements are shipped.
        @Schema(name = "ExchangeShipment")
        public enum Shipment {
            /// The order with the replacements is on hold until the items were received.
            AFTER_RECEIPT,
            /// The order can be shipped at once.
            AT_ONCE
        }
    }

    /// A refund of received units.
    ///
    /// @param amount the price of the units, less the fee, plus shipping, at most what was left of the
    ///     payment
    /// @param refunded what has been refunded so far; less than `amount` with `FAILED` if one of several
    ///     payments rejected its part
    /// @param credited part of `amount` that was not paid out, because it reduced what the buyer still had to pay
    /// @param goods the price of the units
    /// @param reason for internal records, not shown to the buyer
    /// @param transferred whether the money was not paid out but pays the replacements of an exchange
    /// @param failure stable code, if it failed
    /// @param actor id of the member of staff or the API key
    @Schema(name = "ReturnRefund")
    public record Refund(
            ReturnRefundStatus status,
            Money amount,
            Money refunded,
            Money credited,
            Money goods,
            Money restockingFee,
            Money shipping,
            boolean transferred,
            @Nullable String reason,
            @Nullable @Schema(example = "provider-refused") String failure,

            @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
            String actor,

            Instant createdAt,
            @Nullable Instant doneAt) {}

    /// The parcel with which a buyer sends the units of a return, from its label to its arrival.
    ///
    /// @param carrier name of the carrier in the settings
    /// @param trackingUrl page of the carrier, if it has one
    /// @param carrierStatus where the carrier says that the parcel is; absent without a report
    /// @param carrierStatusAt when that happened
    @Schema(name = "ReturnTracking")
    public record Tracking(
            @Nullable @Schema(example = "dhl") String carrier,
            @Nullable @Schema(example = "JD0146000063") String trackingNumber,
            @Nullable String trackingUrl,
            @Nullable TrackingStatus carrierStatus,
            @Nullable Instant carrierStatusAt) {

        public static final Tracking NONE = new Tracking(null, null, null, null, null);

        public static Tracking of(String carrier, @Nullable String trackingNumber, @Nullable String trackingUrl) {
            return new Tracking(carrier, trackingNumber, trackingUrl, null, null);
        }

        public Tracking moved(TrackingNews news) {
            return new Tracking(carrier, trackingNumber, trackingUrl, news.status(), news.at());
        }

        /// Whether it is the parcel with this tracking number.
        public boolean isOf(@Nullable String number) {
            return number != null && number.equals(trackingNumber);
        }
    }
}
