package dev.kontor.promotion.engine;

import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.promotion.rule.ItemFilter;
import dev.kontor.promotion.rule.Items;
import dev.kontor.promotion.rule.Reduction;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Carts and promotions at random.
public final class RandomPromotions {

    private RandomPromotions() {}

    public static List<Basket.Item> items(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(index -> new Basket.Item(
                        "item" + index,
                        variant(random.nextInt(5)),
                        new ProductId(new UUID(0, index)),
                        random.nextInt(4) == 0 ? 1_000 : random.nextLong(10_000),
                        1 + random.nextInt(7),
                        random.nextInt(4) == 0,
                        ProductFacts.NONE))
                .toList();
    }

    private static VariantId variant(int number) {
        return new VariantId(new UUID(0, number));
    }

    public static List<Basket.Shipment> shipments(Random random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(index -> new Basket.Shipment("shipment" + index, "standard", random.nextLong(2_000)))
                .toList();
    }

    public static List<Offer> offers(Random random, Currency currency) {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(_ -> new Offer(
                        new PromotionId(new UUID(random.nextLong(), random.nextLong())),
                        random.nextInt(3),
                        random.nextInt(3) == 0 ? "group" : null,
                        random.nextInt(2) == 0
                                ? Stacking.STACK
                                : Stacking.values()[random.nextInt(Stacking.values().length)],
                        random.nextInt(3) == 0
                                ? List.of(new Condition.Quantity(1 + random.nextInt(8), null, null))
                                : List.of(),
                        IntStream.range(0, 1 + random.nextInt(2))
                                .mapToObj(_ -> action(random, currency))
                                .toList(),
                        null,
                        null,
                        random.nextInt(5) == 0 ? Long.valueOf(random.nextLong(10_000)) : null))
                .toList();
    }

    private static Action action(Random random, Currency currency) {
        return switch (random.nextInt(7)) {
            case 0 -> {
                Integer most = random.nextBoolean() ? 1 + random.nextInt(5) : null;
                yield new Action.Lines(
                        reduction(random, currency), selection(random), most == null ? null : pick(random), most);
            }
            case 1 -> new Action.Order(reduction(random, currency), selection(random));
            case 2 -> new Action.Shipping(reduction(random, currency), null);
            case 3 -> new Action.FreeShipping(null);
            case 4 ->
                new Action.BuyGet(
                        selection(random),
                        1 + random.nextInt(3),
                        random.nextBoolean() ? null : selection(random),
                        1 + random.nextInt(3),
                        reduction(random, currency),
                        pick(random),
                        random.nextBoolean() ? null : 1 + random.nextInt(3));
            case 5 -> new Action.Gift(variant(random.nextInt(5)), 1 + random.nextInt(3));
            default ->
                new Action.Tiers(
                        Action.Measure.QUANTITY,
                        List.of(
                                new Action.Tier(null, 2, reduction(random, currency)),
                                new Action.Tier(null, 5, reduction(random, currency))),
                        selection(random));
        };
    }

    private static Action.@Nullable Pick pick(Random random) {
        return random.nextBoolean() ? Action.Pick.CHEAPEST : Action.Pick.DEAREST;
    }

    private static @Nullable Items selection(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Items(null, null, true);
            default ->
                new Items(
                        new ItemFilter(
                                null,
                                List.of(variant(random.nextInt(5)), variant(random.nextInt(5))),
                                null,
                                null,
                                null,
                                null,
                                null),
                        null,
                        null);
        };
    }

    private static Reduction reduction(Random random, Currency currency) {
        var money = List.of(new Money(1 + random.nextLong(5_000), currency));
        return switch (random.nextInt(3)) {
            case 0 -> new Reduction.Percent(BigDecimal.valueOf(1 + random.nextLong(10_000), 2));
            case 1 -> new Reduction.Amount(money);
            default -> new Reduction.Price(money);
        };
    }

    /// What is left to pay, by reference.
    public static Map<String, Long> left(Basket basket, Discounts result) {
        var left = new HashMap<String, Long>();
        basket.items().forEach(item -> left.put(item.reference(), item.valueMinor()));
        basket.shipments().forEach(shipment -> left.put(shipment.reference(), shipment.minor()));
        result.applied().forEach(applied -> {
            applied.items().forEach((name, minor) -> left.merge(name, -minor, Long::sum));
            applied.shipments().forEach((name, minor) -> left.merge(name, -minor, Long::sum));
        });
        return left;
    }
}
