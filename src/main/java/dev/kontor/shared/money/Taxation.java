package dev.kontor.shared.money;

import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.shared.money.Explanation.Rule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The taxes of an amount.
///
/// @param rule one of the tax rules
/// @param name of the tax; empty if there is none
/// @param share of the net amount; differs from the rate if the tax is levied on other taxes too
/// @param together the rate of all taxes that are levied together
public record Taxation(
        Rule rule,
        String category,
        String name,
        BigDecimal rate,
        @Nullable String jurisdiction,
        BigDecimal share,
        BigDecimal together,
        @Nullable Rounding rounding,
        @Nullable String treatment,
        @Nullable String source) {

    /// The tax category of what no tax applies to when it is sold: gift cards, whose value is taxed when it
    /// is spent. The views of the catalog contain it too.
    public static final String OUTSIDE_SCOPE = "outside-scope";

    /// Without a tax.
    public static Taxation of(Rule rule, String category) {
        return new Taxation(
                rule, category, "", BigDecimal.ZERO, null, BigDecimal.ZERO, BigDecimal.ZERO, null, null, null);
    }

    /// Returns the same taxation as one of several taxes.
    public Taxation levied(@Nullable String by, BigDecimal ofNet, BigDecimal ofAll) {
        return new Taxation(rule, category, name, rate, by, ofNet, ofAll, rounding, treatment, source);
    }

    public Taxation decided(@Nullable Rounding how, @Nullable String why) {
        var reason = why == null || "STANDARD".equals(why) || "OSS".equals(why) ? rule : Rule.valueOf(why);
        return new Taxation(reason, category, name, rate, jurisdiction, share, together, how, why, source);
    }

    /// @param whose whose tax it is
    public Taxation from(String whose) {
        return new Taxation(rule, category, name, rate, jurisdiction, share, together, rounding, treatment, whose);
    }

    /// @param zoneKnown whether a tax zone contains the destination
    public static Taxation of(
            boolean zoneKnown, boolean pricesIncludeTax, String category, String name, BigDecimal rate) {
        var rule = !zoneKnown
                ? Rule.NO_TAX_ZONE
                : rate.signum() == 0 ? Rule.NO_TAX_RATE : pricesIncludeTax ? Rule.TAX_INCLUDED : Rule.TAX_ADDED;
        return new Taxation(rule, category, name, rate, null, rate, rate, null, null, null);
    }
}
