package dev.kontor.order;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.identity.CustomerId;
import dev.kontor.inventory.LocationId;
import dev.kontor.payment.PaymentId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxExemptionProof;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.VatProof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything an order is placed with. It is a full copy, so later changes in the shop do not affect the
/// order. All amounts have the same currency.
///
/// @param cartId value of the id of the cart
/// @param channel code of the sales channel
/// @param accessTokenHash SHA-256 of the token that lets a guest read the order
/// @param taxZone name of the destination's tax zone, if there is one
/// @param taxRounding how the zone rounds; absent for a split order
/// @param taxTreatment why tax is charged or not; absent for a split order
/// @param taxNotes sentences of the invoice about the taxes
/// @param vatNumber what was known about the buyer's VAT number
/// @param exemption the certificate of a sale without tax
/// @param taxDocument the taxes for the tax service, without the number of the order; absent if none taxes
///     the order
/// @param quotedAt the time whose prices apply, if the buyer had a price quote
/// @param shippingAddress absent if nothing is shipped, or if the order has several shipping groups
/// @param shipping absent if `shippingAddress` is absent
/// @param groups the shipping groups of a split order; otherwise empty
/// @param createdBy the actor who prepared the order for the buyer, as in timelines; absent if nobody did
public record NewOrder(
        OrderId id,
        UUID cartId,
        @Nullable CustomerId customerId,
        String email,
        Locale locale,
        String channel,
        @Nullable String note,
        byte @Nullable [] accessTokenHash,
        @Nullable Address shippingAddress,
        Address billingAddress,
        List<Line> lines,
        @Nullable Shipping shipping,
        List<Group> groups,
        Totals totals,
        @Nullable String taxZone,
        @Nullable Rounding taxRounding,
        @Nullable TaxTreatment taxTreatment,
        List<TaxNote> taxNotes,
        @Nullable VatProof vatNumber,
        @Nullable TaxExemptionProof exemption,
        @Nullable TaxDocument taxDocument,
        @Nullable Instant quotedAt,
        PaymentId paymentId,
        String paymentMethod,
        @Nullable String createdBy) {

    /// The id of the shipping of an order that is not split, for its payment and its taxes.
    public static final String SHIPPING = "shipping";

    /// Returns where the taxes come from; null for the rates of the shop.
    public @Nullable TaxSource taxSource() {
        return taxDocument == null ? null : taxDocument.source();
    }

    /// Returns the shipping of the order or of each of its groups.
    public List<Shipping> allShipping() {
        return Stream.concat(
                        Stream.ofNullable(shipping),
                        groups.stream().flatMap(group -> Stream.ofNullable(group.shipping())))
                .toList();
    }

    /// Lines that are shipped together.
    ///
    /// @param address absent if the group needs no shipping
    /// @param shipping absent if `address` is absent
    /// @param taxZone name of the destination's tax zone, if there is one
    /// @param taxRounding how the zone rounds; absent if a tax service has rounded
    /// @param taxTreatment why tax is charged or not
    public record Group(
            ShippingGroupId id,
            @Nullable Address address,
            @Nullable Shipping shipping,
            @Nullable String taxZone,
            @Nullable Rounding taxRounding,
            TaxTreatment taxTreatment,
            boolean pricesIncludeTax) {}

    /// @param priceList id of the price list that set the price; absent for the base price
    /// @param reduced whether the price was reduced
    /// @param groupId the shipping group of the line in a split order
    /// @param inputs the buyer's inputs for each unit; the unit price contains their surcharges
    /// @param parts the parts of one unit; empty unless the line is a bundle
    /// @param taxShares the shares by tax category if several categories or jurisdictions apply; otherwise
    ///     empty
    /// @param agreedPrice why staff set the unit price; absent for a price of the shop
    /// @param custom present for a line without a product, whose ids are not in the catalogue
    public record Line(
            OrderLineId id,
            VariantId variantId,
            ProductId productId,
            String sku,
            String title,
            String variantTitle,
            @Nullable String imageUrl,
            boolean shippable,
            int quantity,
            Money unitPrice,
            @Nullable String priceList,
            boolean reduced,
            Money subtotal,
            List<Discount> discounts,
            Money net,
            Money tax,
            Money gross,
            String taxCategory,
            String taxName,
            BigDecimal taxRate,
            @Nullable ShippingGroupId groupId,
            List<EnteredInput> inputs,
            List<Part> parts,
            List<TaxShare> taxShares,
            @Nullable AgreedPrice agreedPrice,
            @Nullable Custom custom) {

        /// The discount of the line.
        public Money discount() {
            return Discount.sum(subtotal, discounts);
        }
    }

    /// A price that staff agreed with the buyer.
    ///
    /// @param by the actor who set it, as in timelines
    public record AgreedPrice(String reason, String by) {}

    /// Something that staff sell without a product, such as a service. It needs no stock.
    ///
    /// @param weightGrams weight of a unit; 0 if it is not shipped
    @Schema(name = "CustomOrderItem")
    public record Custom(@Schema(example = "0") long weightGrams) {}

    /// A discount of a promotion.
    ///
    /// @param title of the promotion, as the buyer saw it
    /// @param code the entered code, if the promotion requires one
    @Schema(name = "OrderedDiscount")
    public record Discount(
            PromotionId promotionId,
            @Schema(example = "Summer discount") String title,
            @Nullable @Schema(example = "SUMMER") String code,
            Money amount) {

        static Money sum(Money other, List<Discount> discounts) {
            return Money.sum(
                    other.currency(), discounts.stream().map(Discount::amount).toList());
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
            @Schema(example = "2") int quantity) {}

    /// @param rule the rule that set the price
    /// @param deliveryFromOn first expected day of delivery when the order was placed
    /// @param deliveryToOn last expected day of delivery when the order was placed
    /// @param pickup absent if the order is shipped
    /// @param carrierPoint where the carrier delivers; absent if it delivers to the address
    /// @param taxShares the shares by tax category if several categories or jurisdictions apply; otherwise
    ///     empty
    public record Shipping(
            ShippingMethodId methodId,
            String code,
            String name,
            Money price,
            List<Discount> discounts,
            ShippingRule rule,
            LocalDate deliveryFromOn,
            LocalDate deliveryToOn,
            @Nullable Pickup pickup,
            @Nullable CarrierPoint carrierPoint,
            Money net,
            Money tax,
            String taxCategory,
            String taxName,
            BigDecimal taxRate,
            List<TaxShare> taxShares) {

        /// The discount of the shipping.
        public Money discount() {
            return Discount.sum(price, discounts);
        }
    }

    /// Where the buyer collects the order.
    ///
    /// @param readyFrom when it was expected to be ready at the time of the order
    public record Pickup(PickupPointId pickupPointId, LocationId locationId, String name, Instant readyFrom) {}

    /// `total` = sum of the lines' gross + shipping net + shipping tax.
    ///
    /// @param subtotal of the lines before discounts
    /// @param shipping before discounts
    /// @param discount of lines and shipping
    /// @param pricesIncludeTax whether the other amounts include the tax
    public record Totals(
            Money subtotal, Money shipping, Money discount, Money tax, Money total, boolean pricesIncludeTax) {}
}
