package dev.kontor.order.read;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.ContentTagged;
import dev.kontor.tax.TaxExemptionProof;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.VatProof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order as staff see it.
///
/// @param channel code of the sales channel
/// @param metadata free-form data for other systems, visible to staff only
/// @param taxes `totals.tax` by jurisdiction and rate, without rates of 0
/// @param taxTreatment why tax is charged or not; absent if the order is split
/// @param taxNotes sentences of the invoice about the taxes
/// @param taxSource where the taxes come from; `FALLBACK` if the tax service did not answer
/// @param vatNumber the buyer's VAT number when the order was placed, with the proof of its check
/// @param vatNumberCheck what the register answered later about a number that was unverified; absent until then
/// @param taxExemption the certificate of an order without tax
/// @param shippingAddress absent if nothing is shipped or if the order is split
/// @param shippingGroups groups of a split order; absent if all units are shipped together
/// @param paymentDueOn the last day to pay the invoice of an order on account; absent for other orders, and before the
///     invoice
/// @param outstanding amount that the buyer still has to pay by transfer or on delivery; absent if nothing
/// @param overpaid amount that was transferred beyond what was due and not refunded; absent if nothing
/// @param createdBy id of the member of staff or the API key that prepared the order as a draft; absent if
///     the buyer placed it alone
/// @param agreedPrices items whose unit price staff entered; absent if there are none
public record ManagedOrder(
        OrderId id,
        @Schema(example = "K-100001") String number,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        @Schema(example = "default") String channel,
        @Schema(example = "ada@example.com") String email,
        @Schema(example = "en") String locale,
        @Nullable CustomerId customerId,
        @Nullable String note,
        @Schema(example = "[\"gift\"]") List<String> tags,
        Map<String, String> metadata,
        @Nullable String cancelReason,
        OrderContent.@Nullable Hold hold,
        List<OrderContent.Line> items,
        OrderContent.Totals totals,
        List<OrderContent.TaxTotal> taxes,
        @Nullable TaxTreatment taxTreatment,
        List<TaxNote> taxNotes,
        TaxSource taxSource,
        @Nullable VatProof vatNumber,
        @Nullable VatProof vatNumberCheck,
        @Nullable TaxExemptionProof taxExemption,
        OrderContent.@Nullable Shipping shipping,
        @Nullable Address shippingAddress,
        @Nullable List<OrderContent.Group> shippingGroups,
        Address billingAddress,
        PaymentId paymentId,
        OrderContent.@Nullable Paid payment,
        List<OrderContent.Parcel> fulfillments,
        Instant createdAt,
        @Nullable Instant placedAt,
        @Nullable Instant canceledAt,
        @Nullable Instant completedAt,
        @Nullable LocalDate paymentDueOn,
        @Nullable Money outstanding,
        @Nullable Money overpaid,

        @Nullable @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
        String createdBy,

        @Nullable List<AgreedPrice> agreedPrices,
        long version)
        implements ContentTagged {

    /// Why the unit price of an item is not a price of the shop.
    ///
    /// @param by id of the member of staff or the API key that entered it
    record AgreedPrice(
            OrderLineId itemId,

            @Schema(example = "Matched the price of the catalogue.")
            String reason,

            @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
            String by) {}

    static ManagedOrder of(
            OrderRow order,
            @Nullable Money outstanding,
            OrderContent.@Nullable Paid payment,
            List<OrderContent.Parcel> fulfillments) {
        var summary = order.summary();
        return new ManagedOrder(
                summary.id(),
                summary.number(),
                summary.status(),
                summary.paymentStatus(),
                summary.fulfillmentStatus(),
                summary.channel(),
                summary.email(),
                order.locale(),
                summary.customerId(),
                order.note(),
                summary.tags(),
                order.metadata(),
                order.cancelReason(),
                order.hold() == null ? null : OrderContent.Hold.of(order.hold()),
                order.lines(),
                order.totals(),
                order.taxes(payment),
                order.taxTreatment(),
                order.invoiceNotes(),
                order.source(),
                order.vatProof(),
                order.vatCheck(),
                order.taxExemption(),
                order.shipping(),
                order.shippingAddress(),
                order.shippingGroups(),
                order.billingAddress(),
                order.paymentId(),
                payment,
                fulfillments,
                summary.createdAt(),
                summary.placedAt(),
                order.canceledAt(),
                order.completedAt(),
                summary.paymentDueOn(),
                outstanding,
                summary.overpaid(),
                order.createdBy(),
                order.agreedPrices(),
                summary.version());
    }
}
