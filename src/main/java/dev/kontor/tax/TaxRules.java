package dev.kontor.tax;

import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// The tax rules of one destination as a value, so that totals can be calculated without further queries.
///
/// @param zone name of the tax zone
/// @param pricesIncludeTax whether the amounts that buyers see there include tax
/// @param rates by code of the tax category; the tax of a category without a rate is unknown
/// @param coverage whether a zone was found
public record TaxRules(String zone, boolean pricesIncludeTax, Map<String, Rate> rates, Coverage coverage) {

    public static final TaxRules NONE = none(Coverage.NO_ZONE);

    /// Whether the shop has tax rules for a destination.
    public enum Coverage {
        /// A zone contains the destination.
        ZONE,
        /// Regions of the country are in different zones, and the destination has no region.
        REGION_MISSING,
        /// No zone contains the destination.
        NO_ZONE
    }

    public TaxRules(String zone, boolean pricesIncludeTax, Map<String, Rate> rates) {
        this(zone, pricesIncludeTax, rates, Coverage.ZONE);
    }

    static TaxRules none(Coverage reason) {
        return new TaxRules("none", false, Map.of(), reason);
    }

    public boolean hasZone() {
        return coverage == Coverage.ZONE;
    }

    /// Returns whether the tax of the category is known, even if it is 0 %.
    public boolean covers(String category) {
        return hasZone() && rates.containsKey(category);
    }

    /// @param rate `0.19` is nineteen percent
    public record Rate(String name, BigDecimal rate) {}

    /// The tax of one amount: `net + tax = gross`, exactly.
    public record Taxed(Money net, Money tax, Money gross, String name, BigDecimal rate) {}

    /// Calculates the tax of a whole line, rounded half up once to a minor unit.
    public Taxed tax(Money amount, String category) {
        var rate = rates.getOrDefault(category, new Rate("", BigDecimal.ZERO));
        if (pricesIncludeTax) {
            var net = new Money(
                    BigDecimal.valueOf(amount.minor())
                            .divide(BigDecimal.ONE.add(rate.rate()), 0, RoundingMode.HALF_UP)
                            .longValueExact(),
                    amount.currency());
            return new Taxed(net, amount.minus(net), amount, rate.name(), rate.rate());
        }
        var tax = amount.share(rate.rate(), RoundingMode.HALF_UP);
        return new Taxed(amount, tax, amount.plus(tax), rate.name(), rate.rate());
    }
}
