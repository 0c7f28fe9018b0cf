package dev.kontor.order.read;

import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as its buyer sees it.
///
/// @param taxes `totals.tax` by jurisdiction and rate, without rates of 0
/// @param taxTreatment why tax is charged or not; absent if the order is split
/// @param taxNotes sentences of the invoice about the taxes
/// @param taxSource where the taxes come from; `FALLBACK` if the tax service did not answer
/// @param vatNumber the buyer's VAT number when the order was placed
/// @param shippingAddress absent if nothing is shipped or if the order is split
/// @param shippingGroups groups of a split order; absent if all units are shipped together
/// @param placedAt absent until the payment is authorized or promised
/// @param paymentDueOn the last day to pay the invoice of an order on account; absent for other orders, and
///     before the invoice
/// @param outstanding what is still to pay by transfer or on delivery; absent if nothing
/// @param actions what the buyer can do now
public record OrderDetails(
        OrderId id,
        @Schema(example = "K-100001") String number,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        @Schema(example = "ada@example.com") String email,
        @Nullable String note,
        List<OrderContent.Line> items,
        OrderContent.Totals totals,
        List<OrderContent.TaxTotal> taxes,
        @Nullable TaxTreatment taxTreatment,
        List<TaxNote> taxNotes,
        TaxSource taxSource,
        @Nullable OrderedVatNumber vatNumber,
        OrderContent.@Nullable Shipping shipping,
        @Nullable Address shippingAddress,
        @Nullable List<OrderContent.Group> shippingGroups,
        Address billingAddress,
        OrderContent.@Nullable Paid payment,
        @Nullable LocalDate paymentDueOn,
        @Nullable Money outstanding,
        List<OrderContent.Parcel> fulfillments,
        List<Action> actions,
        Instant createdAt,
        @Nullable Instant placedAt,
        @Nullable Instant canceledAt) {

    /// An action that a buyer can take on an order.
    enum Action {
        CANCEL
    }

    static OrderDetails of(
            OrderRow order,
            @Nullable Money outstanding,
            OrderContent.@Nullable Paid payment,
            List<OrderContent.Parcel> fulfillments) {
        var summary = order.summary();
        return new OrderDetails(
                summary.id(),
                summary.number(),
                summary.status(),
                summary.paymentStatus(),
                summary.fulfillmentStatus(),
                summary.email(),
                order.note(),
                order.lines(),
                order.totals(),
                order.taxes(payment),
                order.taxTreatment(),
                order.invoiceNotes(),
                order.source(),
                OrderedVatNumber.of(order.vatProof()),
                order.shipping(),
                order.shippingAddress(),
                order.shippingGroups(),
                order.billingAddress(),
                payment,
                summary.paymentDueOn(),
                outstanding,
                fulfillments,
                order.cancelable() ? List.of(Action.CANCEL) : List.of(),
                summary.createdAt(),
                summary.placedAt(),
                order.canceledAt());
    }
}
