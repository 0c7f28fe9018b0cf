package dev.kontor.order.lifecycle;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.MediaUrl;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.TrackingStatus;
import dev.kontor.tax.TaxTreatment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// The building blocks of the views of an order.
public final class OrderContent {

    private OrderContent() {}

    /// A line. `net + tax = gross`.
    ///
    /// @param variantId absent for a custom line
    /// @param productId absent for a custom line
    /// @param sku absent for a custom line without one
    /// @param unitPrice as shown to the buyer
    /// @param subtotal `unitPrice` times `quantity`
    /// @param discount sum of `discounts`; `subtotal` minus `discount` is what is taxed
    /// @param shipped shipped units
    /// @param canceled canceled units
    /// @param returned shipped units that came back
    /// @param backordered units that must arrive in stock before they can be shipped
    /// @param expectedOn expected date of the backordered units, if known
    /// @param taxRate for a bundle with several tax rates, the combined rate of its shares
    /// @param shippingGroupId shipping group of the line in a split order
    /// @param inputs the buyer's inputs for each unit; `unitPrice` contains their surcharges
    /// @param parts the parts of one unit; absent unless the line is a bundle, and empty for a gift card and a
    ///     custom line
    /// @param taxShares the shares by tax category; absent unless the line is a bundle with several tax
    ///     rates, or jurisdictions levy taxes
    /// @param custom present for a line that the shop sold without a product; absent for other lines
    @Schema(name = "OrderedItem")
    public record Line(
            OrderLineId id,
            @Nullable VariantId variantId,
            @Nullable ProductId productId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            @Schema(example = "Blue") String variantTitle,
            @Nullable @JsonSerialize(using = MediaUrl.class) String imageUrl,
            boolean shippable,
            int quantity,
            int shipped,
            int canceled,
            int returned,
            int backordered,
            @Nullable LocalDate expectedOn,
            Money unitPrice,
            Money subtotal,
            Money discount,
            List<NewOrder.Discount> discounts,
            Money net,
            Money tax,
            Money gross,
            @Schema(example = "VAT") String taxName,
            @Schema(example = "0.19") BigDecimal taxRate,
            @Nullable ShippingGroupId shippingGroupId,
            List<EnteredInput> inputs,
            @Nullable List<NewOrder.Part> parts,
            @Nullable List<TaxShare> taxShares,
            NewOrder.@Nullable Custom custom) {

        public Line waiting(int units, @Nullable LocalDate expected) {
            return new Line(
                    id,
                    variantId,
                    productId,
                    sku,
                    title,
                    variantTitle,
                    imageUrl,
                    shippable,
                    quantity,
                    shipped,
                    canceled,
                    returned,
                    units,
                    expected,
                    unitPrice,
                    subtotal,
                    discount,
                    discounts,
                    net,
                    tax,
                    gross,
                    taxName,
                    taxRate,
                    shippingGroupId,
                    inputs,
                    parts,
                    taxShares,
                    custom);
        }

        /// Returns the stock that one unit needs, by variant.
        public Map<VariantId, Integer> stock() {
            return parts == null
                    ? Map.of(Objects.requireNonNull(variantId), 1)
                    : parts.stream().collect(Collectors.toMap(NewOrder.Part::variantId, NewOrder.Part::quantity));
        }
    }

    /// A share of the price with one of several tax categories.
    ///
    /// @param amount the base of the tax; includes the tax if prices do
    /// @param levies the taxes of the jurisdictions; absent for a single tax of the whole zone
    @Schema(name = "OrderedTaxShare")
    public record TaxShare(
            @Schema(example = "reduced") String category,
            @Schema(example = "VAT") String name,
            @Schema(example = "0.07") BigDecimal rate,
            Money amount,
            Money net,
            Money tax,
            @Nullable List<Levy> levies) {}

    /// A tax of a jurisdiction.
    ///
    /// @param jurisdiction absent for the tax of the whole zone
    @Schema(name = "OrderedTaxLevy")
    public record Levy(
            @Schema(example = "Sales tax") String name,

            @Nullable @Schema(example = "Los Angeles County")
            String jurisdiction,

            @Schema(example = "0.01") BigDecimal rate,
            Money tax) {}

    /// The sum of one tax of an order.
    ///
    /// @param jurisdiction that levies it; absent for the tax of a whole zone
    /// @param net the taxed amounts without tax
    /// @param canceledNet part of `net` for canceled units and shipping
    /// @param canceledTax part of `tax` for canceled units and shipping
    /// @param refundedNet part of `net` that was refunded; absent if the taxes of a refund are not known
    /// @param refundedTax part of `tax` that was refunded; absent like `refundedNet`
    @Schema(name = "OrderTaxTotal")
    public record TaxTotal(
            @Schema(example = "VAT") String name,

            @Nullable @Schema(example = "Los Angeles County")
            String jurisdiction,

            @Schema(example = "0.19") BigDecimal rate,
            Money net,
            Money tax,
            Money canceledNet,
            Money canceledTax,
            @Nullable Money refundedNet,
            @Nullable Money refundedTax) {}

    /// `total` is the sum of the lines' gross amounts, the shipping's net amount and its tax.
    ///
    /// @param canceled canceled amount with tax: units, and shipping of groups that are no longer
    ///     shipped; everything if the order is canceled. `total` stays as placed
    /// @param subtotal of the lines before discounts
    /// @param shipping as shown to the buyer, before discounts; also charges that an edit replaced, which
    ///     `canceled` contains
    /// @param discount sum of all discounts on lines and shipping
    /// @param pricesIncludeTax whether `subtotal` and `shipping` include tax; in a split order, for all
    ///     groups
    @Schema(name = "OrderTotals")
    public record Totals(
            Money subtotal,
            Money shipping,
            Money discount,
            Money shippingNet,
            Money shippingTax,
            Money tax,
            Money total,
            Money canceled,
            boolean pricesIncludeTax) {}

    /// @param code stable name of the shipping method
    /// @param deliveryFromOn first expected day of delivery when the order was placed
    /// @param deliveryToOn last expected day of delivery when the order was placed
    /// @param pickup absent if the order is shipped
    /// @param carrierPoint the parcel shop or locker to which the carrier delivers; absent if it
    ///     delivers to the address
    @Schema(name = "OrderShipping")
    public record Shipping(
            @Schema(example = "us-standard") String code,
            @Schema(example = "Standard") String name,
            @Nullable @Schema(example = "2026-12-01") LocalDate deliveryFromOn,
            @Nullable @Schema(example = "2026-12-03") LocalDate deliveryToOn,
            @Nullable Pickup pickup,
            @Nullable CarrierPoint carrierPoint) {}

    /// Where the buyer collects the order. `shippingAddress` is the address.
    ///
    /// @param readyFrom when it was expected to be ready at the time of the order
    @Schema(name = "OrderPickup")
    public record Pickup(
            PickupPointId pickupPointId,
            @Schema(example = "Kontor Store Berlin") String name,
            Instant readyFrom) {}

    /// The units of a split order that go to one address with one shipping method.
    ///
    /// @param shippingAddress absent if the group needs no shipping
    /// @param shipping absent if the group needs no shipping
    /// @param price of the shipping, as shown to the buyer, before discounts
    /// @param discount of the shipping
    /// @param net shipping without tax
    /// @param canceled canceled shipping, because the group is no longer shipped
    /// @param pricesIncludeTax whether the prices of the group include tax
    /// @param taxTreatment why tax is charged or not
    @Schema(name = "OrderShippingGroup")
    public record Group(
            ShippingGroupId id,
            @Nullable Address shippingAddress,
            @Nullable Shipping shipping,
            Money price,
            Money discount,
            Money net,
            Money tax,
            Money canceled,
            boolean pricesIncludeTax,
            TaxTreatment taxTreatment) {}

    /// Why and by whom the order was put on hold.
    ///
    /// @param by id of the staff member or API key
    @Schema(name = "OrderHold")
    public record Hold(
            @Schema(example = "The address looks wrong, Kim asks the buyer.")
            String reason,

            @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
            String by,

            Instant since) {

        public static Hold of(OrderState.Hold hold) {
            return new Hold(hold.reason(), hold.actor(), hold.at());
        }
    }

    /// @param instructions how to pay, such as the bank account for the transfer
    /// @param refunds that succeeded or are pending, oldest first
    /// @param tenders the individual payments if there are several
    @Schema(name = "OrderPayment")
    public record Paid(
            @Schema(example = "test") String method,
            PaymentStatus status,
            Money captured,
            Money refunded,
            List<PaymentRefund> refunds,
            Map<String, String> instructions,
            List<Tender> tenders) {

        /// @param refunds all refunds of the payment
        public static Paid of(PaymentSnapshot payment, List<PaymentRefund> refunds) {
            return new Paid(
                    payment.method(),
                    payment.status(),
                    payment.captured(),
                    payment.refunded(),
                    refunds.stream()
                            .filter(refund -> refund.status() != RefundStatus.FAILED)
                            .toList(),
                    payment.instructions(),
                    payment.parts().stream().map(Tender::of).toList());
        }

        /// Returns what buyers see of it.
        public Paid forBuyer() {
            return new Paid(
                    method,
                    status,
                    captured,
                    refunded,
                    refunds.stream().map(PaymentRefund::forBuyer).toList(),
                    instructions,
                    tenders);
        }
    }

    /// One of several payments for an order.
    @Schema(name = "OrderTender")
    record Tender(
            PaymentId id,
            @Schema(example = "test") String method,
            PaymentStatus status,
            Money amount,
            Money captured,
            Money refunded) {

        static Tender of(PaymentPart part) {
            return new Tender(part.id(), part.method(), part.status(), part.amount(), part.captured(), part.refunded());
        }
    }

    /// A parcel.
    ///
    /// @param readyAt since when it can be collected
    @Schema(name = "OrderParcel")
    public record Parcel(
            FulfillmentId id,
            ParcelStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            List<Units> items,
            @Nullable ShippingGroupId shippingGroupId,
            @Nullable Instant readyAt,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt,
            @Nullable TrackingStatus carrierStatus,
            @Nullable Instant carrierStatusAt) {

        public static Parcel of(Fulfillment fulfillment) {
            var tracking = fulfillment.tracking();
            return new Parcel(
                    fulfillment.id(),
                    fulfillment.status(),
                    tracking.carrier(),
                    tracking.trackingNumber(),
                    tracking.trackingUrl(),
                    Units.of(fulfillment),
                    fulfillment.group(),
                    fulfillment.readyAt(),
                    fulfillment.shippedAt(),
                    fulfillment.deliveredAt(),
                    fulfillment.carrierStatus(),
                    fulfillment.carrierStatusAt());
        }
    }

    /// Units of a line in a parcel.
    @Schema(name = "ParcelUnits")
    public record Units(OrderLineId itemId, int quantity) {

        public static List<Units> of(Fulfillment fulfillment) {
            return fulfillment.units().entrySet().stream()
                    .map(entry -> new Units(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(unit -> unit.itemId().text()))
                    .toList();
        }
    }
}
