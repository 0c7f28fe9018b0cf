package dev.kontor.shared.money;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Explains a total: parts that add up to it exactly, each with the rule it follows from.
///
/// @param pricesIncludeTax whether unit prices include their tax, in all destinations
/// @param taxZone name of the destination's tax zone; absent if there is none, or several
/// @param quotedAt the time of the quote, if the prices were quoted
/// @param parts net charges, each followed by its tax
/// @param refunds of an order, oldest first; absent if there are none, and for carts
/// @param excludedShipping methods that are not available, for staff; absent for buyers and orders
public record Explanation(
        Money total,
        boolean pricesIncludeTax,
        @Nullable @Schema(example = "Germany") String taxZone,
        @Nullable Instant quotedAt,
        List<Part> parts,
        @Nullable List<Refunded> refunds,
        @Nullable List<ExcludedShipping> excludedShipping) {

    /// A refund that succeeded or is pending. Its taxes are divided by item: those of all units together are rounded
    /// half up, and each refund is the difference to those before it.
    ///
    /// @param refundId id of the refund
    /// @param status `PENDING`, `UNKNOWN` or `SUCCEEDED`
    /// @param net `amount` without tax; absent if the taxes are not known
    /// @param tax part of `amount`; absent if the taxes are not known
    /// @param taxes `tax` by name, jurisdiction, rate and treatment, including rates of 0; absent if they are
    ///     not known
    @Schema(name = "ExplainedRefund")
    public record Refunded(
            @Schema(example = "ref_01h455vb4pex5vsknk084sn02q")
            String refundId,

            @Schema(example = "SUCCEEDED") String status,
            Money amount,
            @Nullable Money net,
            @Nullable Money tax,
            @Nullable List<RefundedTax> taxes) {}

    /// A shipping method of the destination's zone that is not available.
    ///
    /// @param shippingGroupId id of its group, if the cart is divided
    public record ExcludedShipping(
            @Nullable @Schema(example = "sgrp_01h455vb4pex5vsknk084sn02q")
            String shippingGroupId,

            @Schema(example = "ship_01h455vb4pex5vsknk084sn02q")
            String methodId,

            @Schema(example = "express") String code,
            @Schema(example = "TOO_HEAVY") String reason) {}

    public Explanation(
            Money total,
            boolean pricesIncludeTax,
            @Nullable String taxZone,
            @Nullable Instant quotedAt,
            List<Part> parts) {
        this(total, pricesIncludeTax, taxZone, quotedAt, parts, null, null);
    }

    /// Decimal digits of an unrounded tax in addition to those of the currency.
    private static final int MORE_DIGITS = 6;

    /// @throws IllegalStateException if the parts do not add up to the total
    public Explanation {
        parts = List.copyOf(parts);
        var sum = Money.sum(total.currency(), parts.stream().map(Part::amount).toList());
        if (!sum.equals(total)) {
            throw new IllegalStateException("the parts add up to %s, not %s".formatted(sum, total));
        }
    }

    public Explanation refunded(List<Refunded> all) {
        return new Explanation(
                total,
                pricesIncludeTax,
                taxZone,
                quotedAt,
                parts,
                all.isEmpty() ? null : List.copyOf(all),
                excludedShipping);
    }

    /// The purpose of a part.
    public enum Kind {
        GOODS,
        GOODS_TAX,
        SHIPPING,
        SHIPPING_TAX
    }

    /// The origin of an amount.
    public enum Rule {
        /// The variant's base price.
        BASE_PRICE,
        /// A price list set the price.
        PRICE_LIST,
        /// The shop agreed the price with the buyer.
        PRICE_OVERRIDE,
        /// One price for every parcel weight.
        FLAT_RATE,
        /// The price of the parcel's band by weight.
        WEIGHT_RATE,
        /// The price of the band by the value of the shipped items.
        VALUE_RATE,
        /// The price of the band by the number of shipped units.
        QUANTITY_RATE,
        /// The price of the band by the volume of the shipped items.
        VOLUME_RATE,
        /// The price of the carrier, with the shop's markup.
        CARRIER_RATE,
        /// The items' value is high enough for free shipping.
        FREE_ABOVE,
        /// The tax is added to the price.
        TAX_ADDED,
        /// The price includes the tax.
        TAX_INCLUDED,
        /// The buyer is a company in another member state of the European Union, which accounts for the tax.
        REVERSE_CHARGE,
        /// The tax zone is one of exports.
        EXPORT,
        /// The buyer is exempt.
        EXEMPT,
        /// The zone has no rate for the tax category.
        NO_TAX_RATE,
        /// No tax zone contains the destination.
        NO_TAX_ZONE,
        /// There is no address yet.
        NO_ADDRESS
    }

    /// One part.
    ///
    /// @param subject id of the item, the line or the shipping method
    /// @param name SKU of the item, name of the shipping method or of the tax
    /// @param price for items and shipping
    /// @param tax for taxes
    /// @param shippingGroupId id of its group, if the cart or order is divided
    public record Part(
            Kind kind,

            @Schema(example = "item_01h455vb4pex5vsknk084sn02q")
            String subject,

            @Schema(example = "GRO-EB-37-250G") String name,
            Money amount,
            Rule rule,
            @Nullable Priced price,
            @Nullable Tax tax,

            @Nullable @Schema(example = "sgrp_01h455vb4pex5vsknk084sn02q")
            String shippingGroupId) {

        public Part(
                Kind kind,
                String subject,
                String name,
                Money amount,
                Rule rule,
                @Nullable Priced price,
                @Nullable Tax tax) {
            this(kind, subject, name, amount, rule, price, tax, null);
        }

        /// The same part for the destination of a group.
        ///
        /// @param zone name of the tax zone; absent if there is none
        public Part in(String group, @Nullable String zone) {
            return new Part(kind, subject, name, amount, rule, price, tax == null ? null : tax.in(zone), group);
        }
    }

    /// Explains a price. `amount` is `unitPrice` times `quantity`. What is left after the discounts is taxed; the
    /// part is less if the price includes tax.
    ///
    /// @param priceList id of the price list that set it
    /// @param upToGrams the heaviest parcel for that price
    /// @param freeAbove items' value from which shipping is free
    /// @param basePrice the unit price without surcharges; absent if there are none
    /// @param surcharges additional amounts per unit for the buyer's inputs
    /// @param source tier, basis and conditions of the price; absent if it is a price of any quantity
    ///     for everybody in the basis of the destination
    /// @param discounts that promotions gave; absent if there are none
    /// @param components parts of a shipping price; absent if it is a single price
    public record Priced(
            Money unitPrice,
            int quantity,
            Money amount,
            @Nullable String priceList,
            @Nullable Long upToGrams,
            @Nullable Money freeAbove,
            @Nullable Money basePrice,
            @Nullable List<Surcharge> surcharges,
            @Nullable Source source,
            @Nullable List<Reduced> discounts,
            @Nullable List<ShippingComponent> components) {

        /// The same with the source of the unit price.
        public Priced from(@Nullable Source found) {
            return with(found, discounts);
        }

        /// @param surcharges that the unit price includes
        public static Priced goods(
                Money unitPrice, int quantity, @Nullable String priceList, List<Surcharge> surcharges) {
            var more = Money.sum(
                    unitPrice.currency(),
                    surcharges.stream().map(Surcharge::amount).toList());
            return new Priced(
                    unitPrice,
                    quantity,
                    unitPrice.times(quantity),
                    priceList,
                    null,
                    null,
                    surcharges.isEmpty() ? null : unitPrice.minus(more),
                    surcharges.isEmpty() ? null : List.copyOf(surcharges),
                    null,
                    null,
                    null);
        }

        public Priced reduced(List<Reduced> reductions) {
            return with(source, reductions.isEmpty() ? null : List.copyOf(reductions));
        }

        private Priced with(@Nullable Source found, @Nullable List<Reduced> reductions) {
            return new Priced(
                    unitPrice,
                    quantity,
                    amount,
                    priceList,
                    upToGrams,
                    freeAbove,
                    basePrice,
                    surcharges,
                    found,
                    reductions,
                    components);
        }

        /// The amount that is taxed.
        public Money taxable() {
            return discounts == null
                    ? amount
                    : amount.minus(Money.sum(
                            amount.currency(),
                            discounts.stream().map(Reduced::amount).toList()));
        }

        /// @param parts of the price, if there are several
        public static Priced shipping(
                Money price,
                @Nullable Long upToGrams,
                @Nullable Money freeAbove,
                @Nullable List<ShippingComponent> parts) {
            var components = parts == null || parts.isEmpty() ? null : List.copyOf(parts);
            return new Priced(price, 1, price, null, upToGrams, freeAbove, null, null, null, null, components);
        }
    }

    /// The source of the unit price.
    ///
    /// @param basis `NET` or `GROSS` if the price was converted at the tax of the destination, or would be
    /// elsewhere
    /// @param storedPrice the stored price with surcharges, before any conversion
    /// @param minQuantity smallest quantity of the tier
    /// @param conditions conditions of the price list: `CUSTOMER`, `CUSTOMER_GROUP`, `COUNTRY`, `CHANNEL`
    @Schema(name = "PriceSource")
    public record Source(
            @Nullable @Schema(example = "NET") String basis,
            Money storedPrice,
            @Schema(example = "10") int minQuantity,
            @Schema(example = "[\"CUSTOMER_GROUP\"]") List<String> conditions) {}

    /// A discount of a promotion.
    ///
    /// @param promotion id of the promotion
    /// @param title of the promotion
    /// @param code the entered code, if the promotion requires one
    public record Reduced(
            @Schema(example = "promo_01h455vb4pex5vsknk084sn02q")
            String promotion,

            @Schema(example = "Summer discount") String title,
            @Nullable @Schema(example = "SUMMER") String code,
            Money amount) {}

    /// A surcharge per unit.
    ///
    /// @param input code of the buyer's input
    public record Surcharge(
            @Schema(example = "engraving") String input,
            @Schema(example = "Text to engrave") String label,
            Money amount) {}

    /// Explains a tax.
    ///
    /// @param category code of the tax category
    /// @param rate `0.19` is nineteen percent
    /// @param base the amount that the rate was applied to; includes the tax with `TAX_INCLUDED`
    /// @param exact the tax of this line in whole units of the currency before rounding
    /// @param zone name of the tax zone, if there are several destinations
    /// @param jurisdiction that levies the tax; absent for the tax of the whole zone
    /// @param rounding how the zone rounds; absent without an address, and if a tax service has rounded
    /// @param treatment why tax is charged or not; absent without an address
    /// @param source where the tax comes from: `RATES`, `PROVIDER`, `FALLBACK` or `ESTIMATE`; absent without
    ///     an address
    public record Tax(
            @Schema(example = "standard") String category,
            @Schema(example = "0.19") BigDecimal rate,
            Money base,
            @Schema(example = "6.383193") BigDecimal exact,
            @Nullable @Schema(example = "Germany") String zone,

            @Nullable @Schema(example = "Los Angeles County")
            String jurisdiction,

            @Nullable Rounding rounding,
            @Nullable @Schema(example = "STANDARD") String treatment,
            @Nullable @Schema(example = "RATES") String source) {

        Tax in(@Nullable String place) {
            return new Tax(category, rate, base, exact, place, jurisdiction, rounding, treatment, source);
        }
    }

    /// The rounding of a tax zone.
    ///
    /// @param scope `LINE` rounds each line, `DOCUMENT` the sum of the lines with the same taxes
    /// @param mode where halves of a minor unit go: `HALF_UP` or `HALF_EVEN`
    /// @param target amount that is rounded if prices include tax, `NET` or `TAX`; the other amount is the rest
    @Schema(name = "ExplainedTaxRounding")
    public record Rounding(
            @Schema(example = "LINE") String scope,
            @Schema(example = "HALF_UP") String mode,
            @Schema(example = "NET") String target) {}

    /// A share of an item's price with a separate tax rule.
    public record TaxedShare(Money base, Money tax, Taxation taxation) {}

    /// The parts of an item: its net price and each of its taxes.
    public static Stream<Part> goods(
            String subject, String sku, Rule rule, Priced price, Money net, List<TaxedShare> shares) {
        return Stream.concat(
                Stream.of(new Part(Kind.GOODS, subject, sku, net, rule, price, null)),
                shares.stream()
                        .map(share -> tax(Kind.GOODS_TAX, subject, share.base(), share.tax(), share.taxation())));
    }

    /// The parts of shipping: its net price and each of its taxes.
    public static Stream<Part> shipping(
            String subject, String name, Rule rule, Priced price, Money net, List<TaxedShare> shares) {
        return Stream.concat(
                Stream.of(new Part(Kind.SHIPPING, subject, name, net, rule, price, null)),
                shares.stream()
                        .map(share -> tax(Kind.SHIPPING_TAX, subject, share.base(), share.tax(), share.taxation())));
    }

    private static Part tax(Kind kind, String subject, Money base, Money tax, Taxation taxation) {
        var explained = new Tax(
                taxation.category(),
                taxation.rate(),
                base,
                exact(base, taxation),
                null,
                taxation.jurisdiction(),
                taxation.rounding(),
                taxation.treatment(),
                taxation.source());
        return new Part(kind, subject, taxation.name(), tax, taxation.rule(), null, explained);
    }

    private static BigDecimal exact(Money base, Taxation taxation) {
        int digits = base.exponent() + MORE_DIGITS;
        var tax = base.major().multiply(taxation.share());
        return taxation.rule() == Rule.TAX_INCLUDED
                ? tax.divide(BigDecimal.ONE.add(taxation.together()), digits, RoundingMode.HALF_UP)
                : tax.setScale(digits, RoundingMode.HALF_UP);
    }
}
