package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.pricing.CartCalculation.PricedLine;
import dev.kontor.promotion.engine.Basket;
import dev.kontor.promotion.engine.PromotionEngine;
import dev.kontor.promotion.engine.RandomPromotions;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules.Rate;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Carts at random whose items are reduced by promotions and taxed by several rates.
public final class DiscountedCarts {

    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("EUR"), Currency.getInstance("JPY"), Currency.getInstance("KWD"));

    private static final Map<String, Rate> RATES = Map.of(
            "standard", new Rate("VAT", new BigDecimal("0.19")),
            "reduced", new Rate("VAT", new BigDecimal("0.07")),
            "zero", new Rate("VAT", BigDecimal.ZERO));

    private static final List<String> CATEGORIES = List.of("standard", "reduced", "zero");

    private DiscountedCarts() {}

    /// A line as it is ordered.
    public record Line(BigDecimal rate, int quantity, long discountMinor, long grossMinor, long taxMinor) {}

    public static List<Line> next(Random random) {
        var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        var items = RandomPromotions.items(random);
        var basket = new Basket(
                currency, "default", "DE", LocalDateTime.of(2026, 11, 25, 12, 0), Set.of(), null, 1, items, List.of());
        var left =
                RandomPromotions.left(basket, PromotionEngine.apply(basket, RandomPromotions.offers(random, currency)));
        var lines = items.stream()
                .map(item -> {
                    long value = item.unitMinor() * item.quantity();
                    return new PricedLine(
                            new Money(item.unitMinor(), currency),
                            item.quantity(),
                            TaxSplit.of(CATEGORIES.get(random.nextInt(CATEGORIES.size()))),
                            new Money(value - left.getOrDefault(item.reference(), 0L), currency),
                            true);
                })
                .toList();
        var rules = TaxFixtures.rules("zone", random.nextBoolean(), RATES);
        var cart = CartCalculation.of(currency, lines, Optional.empty(), rules);
        return IntStream.range(0, items.size())
                .mapToObj(index -> {
                    var line = cart.lines().get(index);
                    return new Line(
                            line.taxed().rate(),
                            items.get(index).quantity(),
                            line.discount().minor(),
                            line.taxed().gross().minor(),
                            line.taxed().tax().minor());
                })
                .toList();
    }
}
