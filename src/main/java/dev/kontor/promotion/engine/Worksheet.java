package dev.kontor.promotion.engine;

import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.engine.Basket.Item;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Action.Pick;
import dev.kontor.promotion.rule.Items;
import dev.kontor.promotion.rule.Reduction;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The amounts that are left to pay while promotions are applied. An action reduces the amounts that earlier
/// ones have left, never below zero.
final class Worksheet {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Basket basket;
    private final List<Item> items;
    private final long[] left;
    private final long[] shippingLeft;
    private final Map<VariantId, Integer> gifts = new LinkedHashMap<>();

    private Worksheet(Basket basket, long[] left, long[] shippingLeft) {
        this.basket = basket;
        this.items = basket.items();
        this.left = left;
        this.shippingLeft = shippingLeft;
    }

    static Worksheet of(Basket basket) {
        return new Worksheet(
                basket,
                basket.items().stream().mapToLong(Item::valueMinor).toArray(),
                basket.shipments().stream().mapToLong(Basket.Shipment::minor).toArray());
    }

    /// The worksheet after the actions; this one stays as it is.
    Worksheet after(List<Action> actions) {
        var next = new Worksheet(basket, left.clone(), shippingLeft.clone());
        actions.forEach(next::run);
        return next;
    }

    /// The difference to the amount left on another worksheet.
    long lessThan(Worksheet before) {
        return before.sum() - sum();
    }

    private long sum() {
        return LongStream.concat(Arrays.stream(left), Arrays.stream(shippingLeft))
                .reduce(0, Math::addExact);
    }

    boolean hasGifts() {
        return !gifts.isEmpty();
    }

    Discounts.Applied since(Worksheet before, Offer offer) {
        var ofItems = new LinkedHashMap<String, Long>();
        for (int index = 0; index < left.length; index++) {
            if (before.left[index] != left[index]) {
                ofItems.put(items.get(index).reference(), before.left[index] - left[index]);
            }
        }
        var ofShipments = new LinkedHashMap<String, Long>();
        for (int index = 0; index < shippingLeft.length; index++) {
            if (before.shippingLeft[index] != shippingLeft[index]) {
                ofShipments.put(
                        basket.shipments().get(index).reference(), before.shippingLeft[index] - shippingLeft[index]);
            }
        }
        return new Discounts.Applied(offer.id(), ofItems, ofShipments, Map.copyOf(gifts));
    }

    private void run(Action action) {
        switch (action) {
            case Action.Lines lines -> lines(lines);
            case Action.Order order -> whole(order.reduction(), order.items());
            case Action.Shipping shipping -> shipping(shipping.reduction(), shipping.methods());
            case Action.FreeShipping free -> shipping(new Reduction.Percent(HUNDRED), free.methods());
            case Action.BuyGet buyGet -> buyGet(buyGet);
            case Action.Gift gift -> gift(gift);
            case Action.Tiers tiers -> tiers(tiers);
        }
    }

    private void lines(Action.Lines action) {
        int[] chosen = matching(action.items());
        long most = action.maxUnits() == null ? Long.MAX_VALUE : action.maxUnits();
        reduceUnits(action.reduction(), picked(ordered(chosen, action.pick()), most));
    }

    private int[] matching(@Nullable Items selection) {
        var selected = ItemMatch.of(selection);
        return IntStream.range(0, left.length)
                .filter(index -> left[index] > 0 && selected.test(items.get(index)))
                .toArray();
    }

    /// The same items, those to pick first at the front.
    private int[] ordered(int[] chosen, @Nullable Pick pick) {
        return ordered(chosen, pick, _ -> false);
    }

    /// @param last of several items with one price, those to pick last
    private int[] ordered(int[] chosen, @Nullable Pick pick, IntPredicate last) {
        var byPrice =
                Comparator.comparingLong((Integer index) -> items.get(index).unitMinor());
        return Arrays.stream(chosen)
                .boxed()
                .sorted((pick == Pick.DEAREST ? byPrice.reversed() : byPrice)
                        .thenComparing(last::test)
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Units of each item if the given number is picked.
    private int[] picked(int[] ordered, long units) {
        var picked = new int[left.length];
        long rest = units;
        for (int index : ordered) {
            picked[index] = (int) Math.min(rest, items.get(index).quantity());
            rest -= picked[index];
        }
        return picked;
    }

    /// The amount left to pay for some units of an item.
    private long value(int index, int units) {
        int quantity = items.get(index).quantity();
        return units == quantity
                ? left[index]
                : BigInteger.valueOf(left[index])
                        .multiply(BigInteger.valueOf(units))
                        .divide(BigInteger.valueOf(quantity))
                        .longValueExact();
    }

    /// Reduces each of these units.
    private void reduceUnits(Reduction reduction, int[] units) {
        var values = new long[left.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = units[index] == 0 ? 0 : value(index, units[index]);
        }
        switch (reduction) {
            case Reduction.Percent(var percent) -> divide(left, values, share(sum(values), percent));
            case Reduction.Amount(var amounts) -> {
                var amount = ConditionCheck.in(basket.currency(), amounts);
                for (int index = 0; amount.isPresent() && index < values.length; index++) {
                    left[index] -= Math.min(Math.multiplyExact(amount.getAsLong(), (long) units[index]), values[index]);
                }
            }
            case Reduction.Price(var prices) -> {
                var price = ConditionCheck.in(basket.currency(), prices);
                for (int index = 0; price.isPresent() && index < values.length; index++) {
                    left[index] -=
                            Math.max(0, values[index] - Math.multiplyExact(price.getAsLong(), (long) units[index]));
                }
            }
        }
    }

    /// Reduces the selected items together.
    private void whole(Reduction reduction, @Nullable Items selection) {
        var values = new long[left.length];
        Arrays.stream(matching(selection)).forEach(index -> values[index] = left[index]);
        divide(left, values, reduced(reduction, sum(values)));
    }

    private void shipping(Reduction reduction, @Nullable List<String> methods) {
        var values = new long[shippingLeft.length];
        for (int index = 0; index < values.length; index++) {
            boolean chosen = methods == null
                    || methods.contains(basket.shipments().get(index).method());
            values[index] = chosen ? shippingLeft[index] : 0;
        }
        if (reduction instanceof Reduction.Price) {
            for (int index = 0; index < values.length; index++) {
                shippingLeft[index] -= reduced(reduction, values[index]);
            }
        } else {
            divide(shippingLeft, values, reduced(reduction, sum(values)));
        }
    }

    /// The discount on a value as a whole.
    private long reduced(Reduction reduction, long value) {
        return switch (reduction) {
            case Reduction.Percent(var percent) -> share(value, percent);
            case Reduction.Amount(var amounts) ->
                Math.min(value, ConditionCheck.in(basket.currency(), amounts).orElse(0));
            case Reduction.Price(var prices) ->
                Math.max(0, value - ConditionCheck.in(basket.currency(), prices).orElse(value));
        };
    }

    private static long share(long value, BigDecimal percent) {
        return BigDecimal.valueOf(value)
                .multiply(percent)
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).reduce(0, Math::addExact);
    }

    /// Divides a discount by the values, so that no part exceeds its value.
    private void divide(long[] amounts, long[] values, long discount) {
        if (discount <= 0) {
            return;
        }
        var parts = new Money(discount, basket.currency())
                .allocate(Arrays.stream(values).boxed().toList());
        for (int index = 0; index < amounts.length; index++) {
            amounts[index] -= parts.get(index).minor();
        }
    }

    private void buyGet(Action.BuyGet action) {
        int[] buy = matching(action.buy());
        var isBought = new boolean[left.length];
        Arrays.stream(buy).forEach(index -> isBought[index] = true);
        int[] get = ordered(
                matching(action.get() == null ? action.buy() : action.get()), action.pick(), index -> isBought[index]);
        long toBuy = units(buy);
        long most = units(get) / action.getQuantity();
        long sets = action.maxSets() == null ? most : Math.min(most, action.maxSets());
        long least = 0;
        // More sets take more units of both kinds, so the largest possible number can be halved for.
        while (least < sets) {
            long middle = least + (sets - least + 1) / 2;
            int[] picked = picked(get, middle * action.getQuantity());
            long used = Arrays.stream(buy).mapToLong(index -> picked[index]).sum();
            if (toBuy - used >= middle * action.buyQuantity()) {
                least = middle;
            } else {
                sets = middle - 1;
            }
        }
        reduceUnits(action.reduction(), picked(get, least * action.getQuantity()));
    }

    private long units(int[] chosen) {
        return Arrays.stream(chosen)
                .mapToLong(index -> items.get(index).quantity())
                .sum();
    }

    private void gift(Action.Gift action) {
        int[] chosen = IntStream.range(0, left.length)
                .filter(index -> items.get(index).variantId().equals(action.variantId()))
                .toArray();
        long there = units(chosen);
        if (there < action.quantity()) {
            gifts.merge(action.variantId(), (int) (action.quantity() - there), Integer::sum);
        }
        reduceUnits(new Reduction.Percent(HUNDRED), picked(ordered(chosen, Pick.DEAREST), action.quantity()));
    }

    private void tiers(Action.Tiers action) {
        var selected = items.stream().filter(ItemMatch.of(action.items())).toList();
        long reached = switch (action.by()) {
            case VALUE -> selected.stream().mapToLong(Item::valueMinor).reduce(0, Math::addExact);
            case QUANTITY -> selected.stream().mapToLong(Item::quantity).sum();
        };
        action.tiers().stream()
                .filter(tier -> start(tier) <= reached)
                .reduce((_, higher) -> higher)
                .ifPresent(tier -> whole(tier.reduction(), action.items()));
    }

    private long start(Action.Tier tier) {
        return tier.value() != null
                ? ConditionCheck.in(basket.currency(), tier.value()).orElse(Long.MAX_VALUE)
                : tier.quantity() == null ? Long.MAX_VALUE : tier.quantity();
    }
}
