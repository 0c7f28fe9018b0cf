package dev.kontor.cart.pricing;

import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.aggregate.TaxSplit.Share;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Taxed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The single calculation of what a cart costs: a pure function of prices, quantities, discounts, shipping and tax
/// rules.
/// Discounts reduce what is taxed. Tax is
/// rounded once per line and rate, so the lines always sum to the totals.
///
/// @param shipping absent if none was selected
public record CartCalculation(List<Line> lines, @Nullable Taxed shipping, Totals totals) {

    /// The input of a line.
    ///
    /// @param unitPrice not negative
    /// @param discount at most the price of all units
    record PricedLine(Money unitPrice, int quantity, TaxSplit split, Money discount) {

        PricedLine(Money unitPrice, int quantity, TaxSplit split) {
            this(unitPrice, quantity, split, Money.zero(unitPrice.currency()));
        }

        PricedLine(Money unitPrice, int quantity, String taxCategory) {
            this(unitPrice, quantity, TaxSplit.of(taxCategory));
        }
    }

    /// The input of the shipping charge.
    ///
    /// @param discount at most the price
    record ShippingCharge(Money price, String taxCategory, Money discount) {

        ShippingCharge(Money price, String taxCategory) {
            this(price, taxCategory, Money.zero(price.currency()));
        }
    }

    /// The result of a line.
    ///
    /// @param subtotal `unitPrice` times quantity, as shown to the buyer
    /// @param taxed the whole line without its discount
    /// @param shares tax shares: one, unless the item is a bundle whose parts are taxed differently
    record Line(Money subtotal, Money discount, Taxed taxed, List<Share> shares) {}

    static CartCalculation of(
            Currency currency, List<PricedLine> goods, Optional<ShippingCharge> carriage, TaxRules rules) {
        var lines = goods.stream().map(item -> line(item, rules)).toList();
        var shipping = carriage.map(chosen -> rules.tax(chosen.price().minus(chosen.discount()), chosen.taxCategory()));
        var taxed = new ArrayList<>(lines.stream()
                .flatMap(line -> line.shares().stream())
                .map(Share::taxed)
                .toList());
        shipping.ifPresent(taxed::add);
        var zero = Money.zero(currency);
        var totals = new Totals(
                Money.sum(currency, lines.stream().map(Line::subtotal).toList()),
                carriage.map(ShippingCharge::price).orElse(zero),
                Money.sum(currency, lines.stream().map(Line::discount).toList())
                        .plus(carriage.map(ShippingCharge::discount).orElse(zero)),
                shipping.map(Taxed::net).orElse(zero),
                shipping.map(Taxed::tax).orElse(zero),
                Money.sum(currency, taxed.stream().map(Taxed::tax).toList()),
                Money.sum(currency, taxed.stream().map(Taxed::gross).toList()),
                rules.pricesIncludeTax(),
                taxes(taxed));
        return new CartCalculation(lines, shipping.orElse(null), totals);
    }

    private static Line line(PricedLine goods, TaxRules rules) {
        var subtotal = goods.unitPrice().times(goods.quantity());
        var shares = goods.split().tax(subtotal.minus(goods.discount()), rules);
        return new Line(subtotal, goods.discount(), TaxSplit.together(shares), shares);
    }

    private static List<TaxTotal> taxes(List<Taxed> taxed) {
        record Rate(String name, BigDecimal rate) {}
        var sums = new LinkedHashMap<Rate, Money>();
        for (var amount : taxed) {
            if (amount.rate().signum() != 0) {
                sums.merge(new Rate(amount.name(), amount.rate().stripTrailingZeros()), amount.tax(), Money::plus);
            }
        }
        return sums.entrySet().stream()
                .map(sum -> new TaxTotal(sum.getKey().name(), sum.getKey().rate(), sum.getValue()))
                .toList();
    }
}
