package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CheckoutCart.Discount;
import dev.kontor.cart.aggregate.PriceQuote;
import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionResult.EnteredCode;
import dev.kontor.promotion.PromotionUse;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The promotions of a cart.
///
/// @param applied in the order in which they were applied
/// @param codes what became of each entered code
public record CartDiscounts(List<Promoted> applied, List<EnteredCode> codes) {

    public static final CartDiscounts NONE = new CartDiscounts(List.of(), List.of());

    /// An applied promotion.
    ///
    /// @param version absent if the discounts were quoted
    /// @param gifts free units that the buyer can add
    public record Promoted(
            PromotionId id,
            @Nullable Long version,
            String title,
            @Nullable String code,
            Map<CartItemId, Money> items,
            Map<ShippingGroupId, Money> shipments,
            Map<VariantId, Integer> gifts) {

        public Money total(Currency currency) {
            return Money.sum(currency, items.values()).plus(Money.sum(currency, shipments.values()));
        }

        private Discount share(Money amount) {
            return new Discount(id, title, code, amount);
        }
    }

    public List<Discount> of(CartItemId item) {
        return applied.stream()
                .flatMap(each -> Stream.ofNullable(each.items().get(item)).map(each::share))
                .toList();
    }

    /// The discount of each promotion; without those that only offer a gift.
    public List<Discount> sums(Currency currency) {
        return applied.stream()
                .map(each -> each.share(each.total(currency)))
                .filter(discount -> discount.amount().isPositive())
                .toList();
    }

    boolean isEmpty() {
        return applied.isEmpty();
    }

    static Money sum(Currency currency, List<Discount> discounts) {
        return Money.sum(currency, discounts.stream().map(Discount::amount).toList());
    }

    /// The uses that an order claims.
    List<PromotionUse> uses(Currency currency) {
        return applied.stream()
                .map(each -> new PromotionUse(each.id(), each.version(), each.code(), each.total(currency)))
                .filter(use -> use.discount().isPositive())
                .toList();
    }

    /// The discounts as a quote stores them.
    List<PriceQuote.Promoted> quoted() {
        return applied.stream()
                .map(each -> new PriceQuote.Promoted(
                        each.id().value(),
                        each.title(),
                        each.code(),
                        minors(each.items(), CartItemId::value),
                        minors(each.shipments(), ShippingGroupId::value)))
                .toList();
    }

    private static <I> Map<UUID, Long> minors(Map<I, Money> amounts, Function<I, UUID> value) {
        var minors = new LinkedHashMap<UUID, Long>();
        amounts.forEach((id, amount) -> minors.put(value.apply(id), amount.minor()));
        return minors;
    }

    /// Quoted discounts, none larger than what is left to pay: prices are lower if less tax is charged than at the time
    /// of the quote.
    static List<Promoted> limited(
            List<Promoted> quoted, ItemValues values, Map<ShippingGroupId, ShippingOption> chosen) {
        var items = new HashMap<CartItemId, Money>();
        values.byItem()
                .forEach((item, places) -> places.values().forEach(value -> items.merge(item, value, Money::plus)));
        var shipments = new HashMap<ShippingGroupId, Money>();
        chosen.forEach((group, option) -> shipments.put(group, option.price()));
        return quoted.stream()
                .map(each -> new Promoted(
                        each.id(),
                        each.version(),
                        each.title(),
                        each.code(),
                        limited(each.items(), items),
                        limited(each.shipments(), shipments),
                        each.gifts()))
                .toList();
    }

    /// @param left reduced by the discounts
    private static <I> Map<I, Money> limited(Map<I, Money> discounts, Map<I, Money> left) {
        var limited = new LinkedHashMap<I, Money>();
        discounts.forEach((id, discount) -> {
            var most = left.getOrDefault(id, Money.zero(discount.currency()));
            var amount = most.min(discount);
            left.put(id, most.minus(amount));
            limited.put(id, amount);
        });
        return limited;
    }

    /// Divides the discounts of each item between the shipping groups of its units, by what is left to pay
    /// there.
    Map<ShippingGroupId, GroupDiscounts> divide(ItemValues values, Map<ShippingGroupId, ShippingOption> chosen) {
        var divided = new HashMap<ShippingGroupId, GroupDiscounts>();
        var left = new HashMap<CartItemId, LinkedHashMap<ShippingGroupId, Money>>();
        values.byItem().forEach((item, places) -> left.put(item, new LinkedHashMap<>(places)));
        for (var promotion : applied) {
            promotion.items().forEach((item, amount) -> {
                var places = left.get(item);
                if (places != null) {
                    share(item, promotion, amount, places, divided);
                }
            });
            promotion.shipments().forEach((group, amount) -> {
                if (chosen.containsKey(group)) {
                    of(group, divided).shipping().add(promotion.share(amount));
                }
            });
        }
        return divided;
    }

    private static GroupDiscounts of(ShippingGroupId group, Map<ShippingGroupId, GroupDiscounts> divided) {
        return divided.computeIfAbsent(group, _ -> new GroupDiscounts(new HashMap<>(), new ArrayList<>()));
    }

    private static void share(
            CartItemId item,
            Promoted promotion,
            Money amount,
            LinkedHashMap<ShippingGroupId, Money> left,
            Map<ShippingGroupId, GroupDiscounts> divided) {
        var places = List.copyOf(left.keySet());
        var parts = amount.allocate(left.values().stream().map(Money::minor).toList());
        for (int index = 0; index < places.size(); index++) {
            var place = places.get(index);
            var part = parts.get(index);
            if (part.isPositive()) {
                left.computeIfPresent(place, (_, value) -> value.minus(part));
                of(place, divided)
                        .items()
                        .computeIfAbsent(item, _ -> new ArrayList<>())
                        .add(promotion.share(part));
            }
        }
    }
}
