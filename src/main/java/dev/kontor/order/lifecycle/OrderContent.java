package dev.kontor.order.lifecycle;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.MediaUrl;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// The parts of which the views of an order are made.
public final class OrderContent {

    private OrderContent() {}

    /// A line. `net + tax = gross`.
    ///
    /// @param unitPrice as shown to the buyer
    /// @param subtotal `unitPrice` times `quantity`
    /// @param shipped units that have left the house
    /// @param canceled units that were called off
    /// @param backordered units that have to come in before they can be shipped
    /// @param expectedOn when those should come, if anybody knows
    /// @param taxRate of a bundle of what is taxed differently, what its shares come to together
    /// @param shippingGroupId the group of a divided order that it is sent with
    /// @param inputs what the buyer told about each unit; what that cost is part of `unitPrice`
    /// @param parts what one unit is made of; absent unless it is a bundle
    /// @param taxShares by what it is taxed; absent unless it is a bundle of what is taxed differently
    @Schema(name = "OrderedLine")
    public record Line(
            OrderLineId id,
            VariantId variantId,
            ProductId productId,
            @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            @Schema(example = "Blue") String variantTitle,
            @Nullable @JsonSerialize(using = MediaUrl.class) String imageUrl,
            boolean shippable,
            int quantity,
            int shipped,
            int canceled,
            int backordered,
            @Nullable LocalDate expectedOn,
            Money unitPrice,
            Money subtotal,
            Money net,
            Money tax,
            Money gross,
            @Schema(example = "VAT") String taxName,
            @Schema(example = "0.19") BigDecimal taxRate,
            @Nullable ShippingGroupId shippingGroupId,
            List<EnteredInput> inputs,
            @Nullable List<Part> parts,
            @Nullable List<TaxShare> taxShares) {

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
                    units,
                    expected,
                    unitPrice,
                    subtotal,
                    net,
                    tax,
                    gross,
                    taxName,
                    taxRate,
                    shippingGroupId,
                    inputs,
                    parts,
                    taxShares);
        }

        /// What one unit takes of the stock, by variant.
        public Map<VariantId, Integer> stock() {
            return parts == null
                    ? Map.of(variantId, 1)
                    : parts.stream().collect(Collectors.toMap(Part::variantId, Part::quantity));
        }
    }

    /// A part of a bundle.
    ///
    /// @param quantity units in one bundle
    @Schema(name = "OrderedPart")
    public record Part(
            VariantId variantId,
            ProductId productId,
            @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            @Schema(example = "Blue") String variantTitle,
            @Schema(example = "2") int quantity) {

        public static Part of(LinePart part) {
            return new Part(
                    part.variant(),
                    new ProductId(part.productId()),
                    part.sku(),
                    part.title(),
                    part.variantTitle(),
                    part.quantity());
        }
    }

    /// A share of the price that is taxed by one of several categories.
    ///
    /// @param amount what the tax was worked out from; contains it where prices do
    @Schema(name = "OrderedTaxShare")
    public record TaxShare(
            @Schema(example = "reduced") String category,
            @Schema(example = "VAT") String name,
            @Schema(example = "0.07") BigDecimal rate,
            Money amount,
            Money net,
            Money tax) {

        public static TaxShare of(LineTax share, String currency) {
            return new TaxShare(
                    share.category(),
                    share.name(),
                    share.rate().stripTrailingZeros(),
                    Money.of(share.amountMinor(), currency),
                    Money.of(share.netMinor(), currency),
                    Money.of(share.taxMinor(), currency));
        }
    }

    /// `total` is the sum of the lines' gross amounts, the shipping's net amount and its tax.
    ///
    /// @param canceled what was canceled, with tax: units, and the shipping of groups of which nothing is sent; all
    ///     of a canceled order. `total` stays as it was placed
    /// @param shipping as shown to the buyer
    /// @param pricesIncludeTax whether subtotal and shipping contain their tax; in a divided order, for all groups
    @Schema(name = "OrderTotals")
    public record Totals(
            Money subtotal,
            Money shipping,
            Money shippingNet,
            Money shippingTax,
            Money tax,
            Money total,
            Money canceled,
            boolean pricesIncludeTax) {}

    /// @param code stable name of the shipping method
    @Schema(name = "OrderShipping")
    public record Shipping(String code, String name) {}

    /// What of a divided order goes to one address in one way.
    ///
    /// @param shippingAddress absent if nothing of it is sent
    /// @param shipping absent if nothing of it is sent
    /// @param price of the shipping, as shown to the buyer
    /// @param net of the shipping; its tax beside it
    /// @param canceled what of the shipping is not to be paid, because nothing of it is sent any more
    /// @param pricesIncludeTax whether its prices contain their tax
    @Schema(name = "OrderShippingGroup")
    public record Group(
            ShippingGroupId id,
            @Nullable Address shippingAddress,
            @Nullable Shipping shipping,
            Money price,
            Money net,
            Money tax,
            Money canceled,
            boolean pricesIncludeTax) {}

    /// Why staff have stopped the order.
    ///
    /// @param by id of who did it
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

    /// @param instructions what to do to pay, such as the account to transfer to
    /// @param tenders the payments that it is made of, if they are several
    @Schema(name = "OrderPayment")
    public record Paid(
            String method,
            PaymentStatus status,
            Money captured,
            Money refunded,
            Map<String, String> instructions,
            List<Tender> tenders) {

        public static Paid of(PaymentSnapshot payment) {
            return new Paid(
                    payment.method(),
                    payment.status(),
                    payment.captured(),
                    payment.refunded(),
                    payment.instructions(),
                    payment.parts().stream().map(Tender::of).toList());
        }
    }

    /// One of several payments for an order.
    @Schema(name = "OrderTender")
    record Tender(PaymentId id, String method, PaymentStatus status, Money amount, Money captured, Money refunded) {

        static Tender of(PaymentPart part) {
            return new Tender(part.id(), part.method(), part.status(), part.amount(), part.captured(), part.refunded());
        }
    }

    /// A parcel.
    @Schema(name = "OrderParcel")
    public record Parcel(
            FulfillmentId id,
            ParcelStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            List<Units> lines,
            @Nullable ShippingGroupId shippingGroupId,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt) {

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
                    fulfillment.shippedAt(),
                    fulfillment.deliveredAt());
        }
    }

    /// Units of a line in a parcel.
    @Schema(name = "ParcelUnits")
    public record Units(OrderLineId lineId, int quantity) {

        public static List<Units> of(Fulfillment fulfillment) {
            return fulfillment.units().entrySet().stream()
                    .map(entry -> new Units(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(unit -> unit.lineId().text()))
                    .toList();
        }
    }
}
