package dev.kontor.tax;

import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules.Taxable;
import dev.kontor.tax.TaxSettings.ShippingTax;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Divides shipping charges between tax categories, as the tax zone requires.
public final class ShippingTaxation {

    private ShippingTaxation() {}

    /// The price of a method as the buyer sees it: if no tax is charged, without the tax that the listed price
    /// includes.
    ///
    /// @param category of the shipping method
    /// @param shipped the shipped items at listed prices
    public static Money shown(Money price, String category, List<Taxable> shipped, TaxRules rules) {
        var listed = rules.decision().listed();
        return listed == null
                ? price
                : Money.sum(
                        price.currency(),
                        divide(price, category, shipped, listed).stream()
                                .map(part -> rules.shown(part.amount(), null, part.category()))
                                .toList());
    }

    /// @param amount of the shipping
    /// @param category of the shipping method
    /// @param shipped the shipped items
    /// @return parts that sum to the amount
    public static List<Taxable> divide(Money amount, String category, List<Taxable> shipped, TaxRules rules) {
        var paid = shipped.stream().filter(part -> part.amount().isPositive()).toList();
        if (paid.isEmpty() || rules.settings().shippingTax() == ShippingTax.CATEGORY) {
            return List.of(new Taxable(amount, category));
        }
        if (rules.settings().shippingTax() == ShippingTax.HIGHEST_RATE) {
            var rates = paid.stream().map(part -> rules.rateOf(part.category())).toList();
            return List.of(new Taxable(
                    amount, paid.get(rates.indexOf(Collections.max(rates))).category()));
        }
        var values = new LinkedHashMap<Object, Taxable>();
        paid.forEach(part -> values.merge(
                Objects.requireNonNullElse(rules.rates().get(part.category()), part.category()),
                part,
                (sum, more) -> new Taxable(sum.amount().plus(more.amount()), sum.category())));
        var bases = List.copyOf(values.values());
        var amounts = amount.allocate(
                bases.stream().map(part -> part.amount().minor()).toList());
        return IntStream.range(0, bases.size())
                .mapToObj(index ->
                        new Taxable(amounts.get(index), bases.get(index).category()))
                .toList();
    }
}
