package dev.kontor.order.edit;

import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Calculates price and taxes of a line that an edit adds.
///
/// @param rules by which the parts are taxed
/// @param parts the tax categories of a unit with their weights in its price
record LinePricing(TaxRules rules, List<Part> parts) {

    /// @param weight share of the price, relative to the other parts
    record Part(String category, long weight) {}

    /// A price with its taxes.
    ///
    /// @param taxRate of all taxes together
    /// @param shares null for a single tax of the whole zone
    record Priced(
            Money subtotal,
            Money net,
            Money tax,
            Money gross,
            String taxCategory,
            String taxName,
            BigDecimal taxRate,
            @Nullable List<LineTax> shares) {}

    /// Prices a variant by the current rules.
    static LinePricing of(TaxRules rules, String category) {
        return new LinePricing(rules, List.of(new Part(category, 1)));
    }

    /// Prices more units of a line, or units with another price, by the taxes of the line.
    static LinePricing of(
            OrderLine line, OrderTerms.Line terms, boolean pricesIncludeTax, @Nullable Rounding rounding) {
        return stored(
                line.taxShares() == null
                        ? List.of(new LineTax(terms.taxCategory(), terms.taxName(), terms.taxRate(), 1, 0, 0, null))
                        : line.taxShares(),
                pricesIncludeTax,
                rounding);
    }

    /// Prices shipping by its taxes.
    static LinePricing of(ShippingFacts facts, boolean pricesIncludeTax, @Nullable Rounding rounding) {
        return stored(shares(facts), pricesIncludeTax, rounding);
    }

    /// The taxes of a shipping charge; one for a single tax of the whole zone.
    static List<LineTax> shares(ShippingFacts facts) {
        return facts.taxShares() == null
                ? List.of(new LineTax(facts.taxCategory(), facts.taxName(), facts.taxRate(), 1, 0, 0, null))
                : facts.taxShares();
    }

    private static LinePricing stored(List<LineTax> shares, boolean pricesIncludeTax, @Nullable Rounding rounding) {
        var rates = new HashMap<String, TaxRules.Rate>();
        shares.forEach(share -> rates.put(
                share.category(),
                new TaxRules.Rate(
                        share.name(),
                        share.rate(),
                        share.levied().stream()
                                .map(levy -> new TaxRules.Levy(
                                        levy.name(), levy.jurisdiction(), levy.rate(), false, levy.share()))
                                .toList())));
        var parts = shares.stream()
                .map(share -> new Part(share.category(), share.amountMinor()))
                .toList();
        return new LinePricing(rules(pricesIncludeTax, rates, rounding), parts);
    }

    /// The same parts, taxed by other rules.
    LinePricing by(TaxRules others) {
        return new LinePricing(others, parts);
    }

    /// The amount as another place shows prices: without tax or with tax, as the shop earns the same.
    Money shownBy(LinePricing next, Money amount) {
        if (rules.pricesIncludeTax() == next.rules.pricesIncludeTax()) {
            return amount;
        }
        var others = next.rules;
        return rules.pricesIncludeTax()
                ? price(amount, 1).net()
                : next.by(new TaxRules(others.zone(), false, others.rates(), others.coverage(), others.settings()))
                        .price(amount, 1)
                        .gross();
    }

    private static TaxRules rules(
            boolean pricesIncludeTax, Map<String, TaxRules.Rate> rates, @Nullable Rounding rounding) {
        var settings = rounding == null
                ? TaxSettings.DEFAULT
                : new TaxSettings(
                        TaxSettings.Rounding.valueOf(rounding.scope()),
                        TaxSettings.Mode.valueOf(rounding.mode()),
                        TaxSettings.Target.valueOf(rounding.target()),
                        TaxSettings.ShippingTax.CATEGORY);
        return new TaxRules("order", pricesIncludeTax, rates, TaxRules.Coverage.ZONE, settings);
    }

    Priced price(Money unitPrice, int quantity) {
        var subtotal = unitPrice.times(quantity);
        var amounts = divide(subtotal);
        return priced(subtotal, amounts, rules.tax(amounts));
    }

    /// Divides an amount between the tax categories of the parts.
    List<TaxRules.Taxable> divide(Money amount) {
        var amounts = parts.size() == 1
                ? List.of(amount)
                : amount.allocate(parts.stream().map(Part::weight).toList());
        return IntStream.range(0, parts.size())
                .mapToObj(index -> new TaxRules.Taxable(
                        amounts.get(index), parts.get(index).category()))
                .toList();
    }

    /// @param amounts what was taxed
    /// @param taxed its taxes, in the same order
    static Priced priced(Money subtotal, List<TaxRules.Taxable> amounts, List<TaxRules.Taxed> taxed) {
        var shares = IntStream.range(0, amounts.size())
                .mapToObj(index -> new TaxRules.TaxShare(
                        amounts.get(index).category(), amounts.get(index).amount(), taxed.get(index)))
                .toList();
        var whole = TaxRules.TaxShare.together(shares);
        return new Priced(
                subtotal,
                whole.net(),
                whole.tax(),
                whole.gross(),
                amounts.getFirst().category(),
                whole.name(),
                whole.rate(),
                LineTax.of(TaxRules.TaxShare.several(shares)));
    }
}
