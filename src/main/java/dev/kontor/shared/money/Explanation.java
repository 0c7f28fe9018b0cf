package dev.kontor.shared.money;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a total is what it is: parts that sum to it exactly, each with the rule it follows from.
///
/// @param pricesIncludeTax whether unit prices contain their tax, in all places it goes to
/// @param taxZone name of the tax zone of the destination; absent where there is none, or several
/// @param quotedAt the moment whose prices count, where they were kept for the buyer
/// @param parts what is charged without tax, and its tax after it
public record Explanation(
        Money total,
        boolean pricesIncludeTax,
        @Nullable @Schema(example = "Germany") String taxZone,
        @Nullable Instant quotedAt,
        List<Part> parts) {

    /// Decimal digits of an unrounded tax behind those of the currency.
    private static final int MORE_DIGITS = 6;

    /// @throws IllegalStateException if the parts do not sum to the total: that would explain another one
    public Explanation {
        parts = List.copyOf(parts);
        var sum = Money.sum(total.currency(), parts.stream().map(Part::amount).toList());
        if (!sum.equals(total)) {
            throw new IllegalStateException("the parts make %s, not %s".formatted(sum, total));
        }
    }

    /// What a part is for.
    public enum Kind {
        GOODS,
        GOODS_TAX,
        SHIPPING,
        SHIPPING_TAX
    }

    /// Where an amount comes from.
    public enum Rule {
        /// The price of the variant.
        BASE_PRICE,
        /// A price list set the price.
        PRICE_LIST,
        /// One price, whatever the parcel weighs.
        FLAT_RATE,
        /// The price of the weight bracket that the parcel fits into.
        WEIGHT_RATE,
        /// The goods are worth enough to be sent for nothing.
        FREE_ABOVE,
        /// The tax comes on top of the price.
        TAX_ADDED,
        /// The tax is in the price.
        TAX_INCLUDED,
        /// The zone has no rate for the tax category.
        NO_TAX_RATE,
        /// No tax zone has the destination.
        NO_TAX_ZONE,
        /// There is no address yet.
        NO_ADDRESS
    }

    /// One part.
    ///
    /// @param subject id of the item, the line or the shipping method
    /// @param name SKU of the goods, name of the shipping method or of the tax
    /// @param rule absent where an order of an earlier release did not keep it
    /// @param price with goods and shipping
    /// @param tax with taxes
    /// @param shippingGroupId id of the group that it belongs to, where what is bought is divided
    public record Part(
            Kind kind,

            @Schema(example = "item_01h455vb4pex5vsknk084sn02q")
            String subject,

            @Schema(example = "GRO-EB-37-250G") String name,
            Money amount,
            @Nullable Rule rule,
            @Nullable Priced price,
            @Nullable Tax tax,

            @Nullable @Schema(example = "sgrp_01h455vb4pex5vsknk084sn02q")
            String shippingGroupId) {

        public Part(
                Kind kind,
                String subject,
                String name,
                Money amount,
                @Nullable Rule rule,
                @Nullable Priced price,
                @Nullable Tax tax) {
            this(kind, subject, name, amount, rule, price, tax, null);
        }

        /// The same part of what is sent there.
        ///
        /// @param zone name of the tax zone; absent where there is none
        public Part in(String group, @Nullable String zone) {
            return new Part(kind, subject, name, amount, rule, price, tax == null ? null : tax.in(zone), group);
        }
    }

    /// How a price came about. `amount` is `unitPrice` times `quantity`; the part is less where the tax is in it.
    ///
    /// @param priceList id of the price list that set it
    /// @param upToGrams the heaviest parcel for that price
    /// @param freeAbove from that value of the goods on shipping costs nothing
    /// @param basePrice the unit price without surcharges; absent where there are none
    /// @param surcharges what a unit costs more for what the buyer told about it
    public record Priced(
            Money unitPrice,
            int quantity,
            Money amount,
            @Nullable String priceList,
            @Nullable Long upToGrams,
            @Nullable Money freeAbove,
            @Nullable Money basePrice,
            @Nullable List<Surcharge> surcharges) {

        /// @param surcharges that are in the unit price
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
                    surcharges.isEmpty() ? null : List.copyOf(surcharges));
        }

        public static Priced shipping(Money price, @Nullable Long upToGrams, @Nullable Money freeAbove) {
            return new Priced(price, 1, price, null, upToGrams, freeAbove, null, null);
        }
    }

    /// What a unit costs more.
    ///
    /// @param input code of what the buyer told
    public record Surcharge(
            @Schema(example = "engraving") String input,
            @Schema(example = "Text to engrave") String label,
            Money amount) {}

    /// How a tax came about.
    ///
    /// @param category code of the tax category
    /// @param rate `0.19` is nineteen percent
    /// @param base what the rate was applied to; contains the tax with `TAX_INCLUDED`
    /// @param exact the tax in whole units of the currency before it was rounded, half up, once for the line
    /// @param zone name of the tax zone, where what is bought goes to several
    public record Tax(
            @Nullable @Schema(example = "standard") String category,
            @Schema(example = "0.19") BigDecimal rate,
            Money base,
            @Schema(example = "6.383193") BigDecimal exact,
            @Nullable @Schema(example = "Germany") String zone) {

        Tax in(@Nullable String place) {
            return new Tax(category, rate, base, exact, place);
        }
    }

    /// What an amount was taxed with.
    ///
    /// @param rule one of the rules about tax
    /// @param name of the tax; empty where there is none
    public record Taxation(Rule rule, @Nullable String category, String name, BigDecimal rate) {

        /// @param zoneKnown whether the destination lies in a tax zone
        public static Taxation of(
                boolean zoneKnown, boolean pricesIncludeTax, @Nullable String category, String name, BigDecimal rate) {
            var rule = !zoneKnown
                    ? Rule.NO_TAX_ZONE
                    : rate.signum() == 0 ? Rule.NO_TAX_RATE : pricesIncludeTax ? Rule.TAX_INCLUDED : Rule.TAX_ADDED;
            return new Taxation(rule, category, name, rate);
        }
    }

    /// A share of the price of goods that are taxed by several rules.
    public record TaxedShare(Money base, Money tax, Taxation taxation) {}

    /// The parts of goods: what they cost without tax, and each of their taxes.
    public static Stream<Part> goods(
            String subject, String sku, @Nullable Rule rule, Priced price, Money net, List<TaxedShare> shares) {
        return Stream.concat(
                Stream.of(new Part(Kind.GOODS, subject, sku, net, rule, price, null)),
                shares.stream()
                        .map(share -> tax(Kind.GOODS_TAX, subject, share.base(), share.tax(), share.taxation())));
    }

    /// The two parts of the shipping.
    public static Stream<Part> shipping(
            String subject, String name, @Nullable Rule rule, Priced price, Money net, Money tax, Taxation taxation) {
        return Stream.of(
                new Part(Kind.SHIPPING, subject, name, net, rule, price, null),
                tax(Kind.SHIPPING_TAX, subject, price.amount(), tax, taxation));
    }

    private static Part tax(Kind kind, String subject, Money base, Money tax, Taxation taxation) {
        var explained = new Tax(taxation.category(), taxation.rate(), base, exact(base, taxation), null);
        return new Part(kind, subject, taxation.name(), tax, taxation.rule(), null, explained);
    }

    private static BigDecimal exact(Money base, Taxation taxation) {
        var rate = taxation.rate();
        int digits = base.exponent() + MORE_DIGITS;
        var tax = base.major().multiply(rate);
        return taxation.rule() == Rule.TAX_INCLUDED
                ? tax.divide(BigDecimal.ONE.add(rate), digits, RoundingMode.HALF_UP)
                : tax.setScale(digits, RoundingMode.HALF_UP);
    }
}
