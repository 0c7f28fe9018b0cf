package dev.kontor.order.lifecycle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Something that happened to an order. Entries are never changed or deleted.
///
/// @param actor id of the actor, `guest` or `system`
/// @param data more details, depending on the type
public record TimelineEntry(
        @JsonIgnore UUID id,
        Type type,
        @Schema(example = "system") String actor,
        Instant at,
        Map<String, String> data) {

    /// The types of entries.
    public enum Type {
        CREATED,
        PLACED,
        PAYMENT_CHANGED,
        PAYMENT_LATE,
        PAYMENT_DISPUTED,
        DISPUTE_CLOSED,
        PAID,
        /// The buyer gets a link to pay what the order awaits: `amount`, `until`.
        PAYMENT_REQUESTED,
        /// The buyer was reminded of the bank transfer: `amount`; `payUntil` if the order is canceled after that day.
        PAYMENT_REMINDED,
        /// The buyer was reminded of the overdue invoice: `amount`, `documentNumber`, `level`.
        INVOICE_REMINDED,
        /// Staff gave up a part of what the buyer owed, or all of it: `amount`, `reason`.
        WRITTEN_OFF,
        /// A part of what was written off is no loss, because what it was owed for was canceled: `amount`.
        WRITE_OFF_REVERSED,
        /// More was transferred than was due: `amount` is the surplus, `overpaid` what the shop owes the buyer now.
        OVERPAID,
        /// Staff refunded a surplus: `amount`, `overpaid` is what the shop still owes the buyer.
        OVERPAYMENT_REFUNDED,
        FAILED,
        CANCELED,
        UNITS_CANCELED,
        /// An owed amount could not be refunded because too little of the payment is left.
        REFUND_REFUSED,
        /// The provider rejected the refund of canceled units or of a canceled order: `amount`,
        /// `paymentId`.
        REFUND_FAILED,
        /// An edit changed items, quantities or prices: `edit` is its number.
        EDITED,
        COMPLETED,
        HELD,
        RELEASED,
        FULFILLMENT_CREATED,
        FULFILLMENT_UPDATED,
        FULFILLMENT_SHIPPED,
        FULFILLMENT_READY,
        FULFILLMENT_COLLECTED,
        FULFILLMENT_DELIVERED,
        FULFILLMENT_CANCELED,
        RETURN_REQUESTED,
        RETURN_APPROVED,
        RETURN_REJECTED,
        RETURN_RECEIVED,
        RETURN_REFUNDED,
        /// A refund of returned units failed: `amount`, `failure`; `refunded` is the part that succeeded.
        /// Staff can try again.
        RETURN_REFUND_FAILED,
        RETURN_CLOSED,
        RETURN_CANCELED,
        /// A label was bought or voided with which the buyer sends the units back: `trackingNumber`.
        RETURN_LABELED,
        /// The carrier reported where the parcel of a return is: `status`.
        RETURN_TRACKED,
        /// Another order replaces units of a return: `replacementOrderId`.
        EXCHANGED,
        /// The returned units have paid the order that replaces them.
        EXCHANGE_SETTLED,
        /// The order that replaces returned units was canceled before they had paid it.
        EXCHANGE_CANCELED,
        /// Units that arrived damaged, were wrong or were lost are replaced or refunded without a return.
        CLAIMED,
        /// The buyer declared the withdrawal from the contract: `withdrawalId`.
        WITHDRAWAL_RECEIVED,
        DETAILS_CHANGED,
        /// The register answered for a VAT number that was unverified when the order was placed: `status` is
        /// `VALID` or `INVALID`.
        VAT_NUMBER_CHECKED,
        /// The order belongs to another account: it was claimed by the verified owner of its e-mail address,
        /// or two customers were merged.
        CUSTOMER_CHANGED,
        NOTE
    }
}
