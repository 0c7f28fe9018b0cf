package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.pricing.CartCalculation.PricedLine;
import dev.kontor.cart.pricing.CartCalculation.ShippingCharge;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Levied;
import dev.kontor.tax.TaxRules.Levy;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.tax.TaxRules.Taxed;
import dev.kontor.tax.TaxSettings;
import dev.kontor.tax.TaxSettings.Rounding;
import dev.kontor.testing.Repeats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is rounded, parts sum to totals, and the tax per rate sums to the tax.
class RandomTaxTests {

    private static final int CARTS = Repeats.of(10_000, 100_000);
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("JPY"), Currency.getInstance("EUR"), Currency.getInstance("KWD"));
    private static final List<String> CATEGORIES = List.of("standard", "reduced", "books", "exempt");

    private final Random random = new Random(20_261_128);

    @Test
    void partsSumToTotalsWithEveryRounding() {
        for (int round = 0; round < CARTS; round++) {
            var currency = CURRENCIES.get(round % CURRENCIES.size());
            var rules = rules();
            var goods = goods(currency);
            var charge = random.nextInt(3) == 0
                    ? Optional.<ShippingCharge>empty()
                    : Optional.of(new ShippingCharge(
                            new Money(random.nextLong(2_000), currency), category(), Money.zero(currency)));

            holds(CartCalculation.of(currency, goods, charge, rules), goods, rules, currency);
        }
    }

    private static void holds(CartCalculation cart, List<PricedLine> goods, TaxRules rules, Currency currency) {
        var totals = cart.totals();
        var all = new ArrayList<Taxed>();
        for (int index = 0; index < goods.size(); index++) {
            var line = cart.lines().get(index);
            holds(line.taxed(), line.subtotal().minus(line.discount()), rules);
            line.shares().forEach(share -> all.add(share.taxed()));
        }
        cart.shippingShares().forEach(share -> all.add(share.taxed()));
        if (cart.shipping() != null) {
            holds(cart.shipping(), totals.shipping(), rules);
        }
        same(sum(currency, all.stream().map(Taxed::tax).toList()), totals.tax());
        same(sum(currency, all.stream().map(Taxed::gross).toList()), totals.total());
        same(sum(currency, totals.taxes().stream().map(TaxTotal::tax).toList()), totals.tax());
        if (rules.settings().rounding() == Rounding.DOCUMENT) {
            roundsEveryRateOnce(all, rules);
        }
    }

    /// The tax of all amounts with the same rate is at most half a minor unit from the exact tax.
    private static void roundsEveryRateOnce(List<Taxed> all, TaxRules rules) {
        var amounts = new HashMap<List<Object>, Long>();
        var taxes = new HashMap<List<Object>, Long>();
        for (var taxed : all) {
            List<Object> rate = List.of(
                    taxed.rate(), taxed.levied().stream().map(Levied::levy).toList());
            amounts.merge(
                    rate,
                    rules.pricesIncludeTax()
                            ? taxed.gross().minor()
                            : taxed.net().minor(),
                    Long::sum);
            taxes.merge(rate, taxed.tax().minor(), Long::sum);
        }
        amounts.forEach((rate, amount) -> {
            var share = ((BigDecimal) rate.getFirst()).doubleValue();
            double exact = rules.pricesIncludeTax() ? amount * share / (1 + share) : amount * share;
            if (Math.abs(exact - taxes.getOrDefault(rate, 0L)) > 0.500_001) {
                throw new AssertionError("%s of %s: %s".formatted(rate, amount, taxes.get(rate)));
            }
        });
    }

    private static void holds(Taxed taxed, Money amount, TaxRules rules) {
        same(taxed.net().plus(taxed.tax()), taxed.gross());
        same(rules.pricesIncludeTax() ? taxed.gross() : taxed.net(), amount);
        same(sum(amount.currency(), taxed.levied().stream().map(Levied::tax).toList()), taxed.tax());
        if (taxed.net().isNegative()
                || taxed.levied().stream().anyMatch(levied -> levied.tax().isNegative())) {
            throw new AssertionError("negative: " + taxed);
        }
    }

    /// Faster than an assertion of AssertJ.
    private static void same(Money actual, Money expected) {
        if (!actual.equals(expected)) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static Money sum(Currency currency, List<Money> amounts) {
        return Money.sum(currency, amounts);
    }

    private List<PricedLine> goods(Currency currency) {
        var goods = new ArrayList<PricedLine>();
        for (int index = random.nextInt(6); index >= 0; index--) {
            var price = new Money(random.nextLong(20) == 0 ? 0 : random.nextLong(100_000), currency);
            int quantity = 1 + random.nextInt(9);
            var whole = price.times(quantity);
            goods.add(new PricedLine(
                    price,
                    quantity,
                    random.nextInt(5) == 0
                            ? new TaxSplit(
                                    List.of(
                                            new TaxSplit.Weight("standard", random.nextInt(1_000)),
                                            new TaxSplit.Weight("reduced", random.nextInt(1_000))),
                                    true)
                            : TaxSplit.of(category()),
                    new Money(random.nextInt(3) == 0 ? random.nextLong(whole.minor() + 1) : 0, currency),
                    random.nextInt(8) > 0));
        }
        return goods;
    }

    private String category() {
        return CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    }

    private TaxRules rules() {
        return new TaxRules(
                "zone",
                random.nextBoolean(),
                Map.of("standard", rate(), "reduced", rate(), "books", rate()),
                TaxRules.Coverage.ZONE,
                new TaxSettings(
                        any(Rounding.values()),
                        any(TaxSettings.Mode.values()),
                        any(TaxSettings.Target.values()),
                        any(TaxSettings.ShippingTax.values())));
    }

    private Rate rate() {
        var levies = new ArrayList<Levy>();
        for (int index = random.nextInt(4); index >= 0; index--) {
            var rate = BigDecimal.valueOf(random.nextInt(120_000), 6);
            levies.add(new Levy("Tax", levies.isEmpty() ? null : "Level " + index, rate, random.nextInt(4) == 0, rate));
        }
        return Rate.of(levies);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
