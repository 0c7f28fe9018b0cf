package dev.kontor.cart.pricing;

import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.ShippingTaxation;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxRules.Taxable;
import dev.kontor.tax.TaxRules.Taxed;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The single calculation of what a cart costs: a pure function of prices, quantities, discounts, shipping and tax
/// rules. Discounts reduce what is taxed. The settings of the tax zone determine how tax is rounded; the lines always
/// sum to the totals.
///
/// @param shipping absent if none was selected
/// @param shippingShares shares of the shipping charge by tax category; empty if there is none
public record CartCalculation(
        List<Line> lines, @Nullable Taxed shipping, List<TaxShare> shippingShares, Totals totals) {

    /// The input of a line.
    ///
    /// @param unitPrice not negative
    /// @param discount at most the price of all units
    /// @param shipped whether its units are shipped
    record PricedLine(Money unitPrice, int quantity, TaxSplit split, Money discount, boolean shipped) {

        PricedLine(Money unitPrice, int quantity, TaxSplit split) {
            this(unitPrice, quantity, split, Money.zero(unitPrice.currency()), true);
        }

        PricedLine(Money unitPrice, int quantity, String taxCategory) {
            this(unitPrice, quantity, TaxSplit.of(taxCategory));
        }

        private Money subtotal() {
            return unitPrice.times(quantity);
        }

        private List<Taxable> parts(TaxRules rules) {
            return split.divide(subtotal().minus(discount), rules);
        }
    }

    /// The input of the shipping charge.
    ///
    /// @param discount at most the price
    record ShippingCharge(Money price, String taxCategory, Money discount) {

        ShippingCharge(Money price, String taxCategory) {
            this(price, taxCategory, Money.zero(price.currency()));
        }

        /// The price as the buyer sees it: where no tax is charged, without the tax that it is listed with.
        ///
        /// @param shipped the shipped items at listed prices
        Money shown(List<PricedLine> shipped, TaxRules rules) {
            var listed = rules.decision().listed();
            return listed == null
                    ? price
                    : ShippingTaxation.shown(
                            price,
                            taxCategory,
                            shipped.stream()
                                    .flatMap(goods -> goods.parts(listed).stream())
                                    .toList(),
                            rules);
        }

        /// Divides the charge between tax categories, as the tax zone requires.
        private List<Taxable> parts(List<Taxable> shipped, TaxRules rules) {
            return ShippingTaxation.divide(price.minus(discount), taxCategory, shipped, rules);
        }
    }

    /// The result of a line.
    ///
    /// @param subtotal `unitPrice` times quantity, as shown to the buyer
    /// @param taxed the whole line without its discount
    /// @param shares tax shares: one, unless the item is a bundle whose parts are taxed differently
    record Line(Money subtotal, Money discount, Taxed taxed, List<TaxShare> shares) {}

    static CartCalculation of(
            Currency currency, List<PricedLine> goods, Optional<ShippingCharge> charge, TaxRules rules) {
        var divided = goods.stream().map(item -> item.parts(rules)).toList();
        var shipped = IntStream.range(0, goods.size())
                .filter(index -> goods.get(index).shipped())
                .mapToObj(divided::get)
                .flatMap(List::stream)
                .toList();
        var charged = charge.map(each -> each.parts(shipped, rules)).orElse(List.of());
        var taxed = rules.tax(Stream.concat(divided.stream().flatMap(List::stream), charged.stream())
                        .toList())
                .iterator();
        var lines = new ArrayList<Line>();
        for (int index = 0; index < goods.size(); index++) {
            var item = goods.get(index);
            var shares = shares(divided.get(index), taxed);
            lines.add(new Line(item.subtotal(), item.discount(), TaxShare.together(shares), shares));
        }
        var shippingShares = shares(charged, taxed);
        var shipping = shippingShares.isEmpty() ? null : TaxShare.together(shippingShares);
        return new CartCalculation(
                List.copyOf(lines),
                shipping,
                shippingShares,
                totals(currency, lines, charge, shipping, shippingShares, rules));
    }

    private static List<TaxShare> shares(List<Taxable> parts, Iterator<Taxed> taxed) {
        return parts.stream()
                .map(part -> new TaxShare(part.category(), part.amount(), taxed.next()))
                .toList();
    }

    private static Totals totals(
            Currency currency,
            List<Line> lines,
            Optional<ShippingCharge> charge,
            @Nullable Taxed shipping,
            List<TaxShare> shippingShares,
            TaxRules rules) {
        var taxed = Stream.concat(lines.stream().flatMap(line -> line.shares().stream()), shippingShares.stream())
                .map(TaxShare::taxed)
                .toList();
        var zero = Money.zero(currency);
        return new Totals(
                Money.sum(currency, lines.stream().map(Line::subtotal).toList()),
                charge.map(ShippingCharge::price).orElse(zero),
                Money.sum(currency, lines.stream().map(Line::discount).toList())
                        .plus(charge.map(ShippingCharge::discount).orElse(zero)),
                shipping == null ? zero : shipping.net(),
                shipping == null ? zero : shipping.tax(),
                Money.sum(currency, taxed.stream().map(Taxed::tax).toList()),
                Money.sum(currency, taxed.stream().map(Taxed::gross).toList()),
                rules.pricesIncludeTax(),
                TaxTotals.of(taxed));
    }
}
