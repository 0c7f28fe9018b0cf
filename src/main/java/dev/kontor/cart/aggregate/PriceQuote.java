package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.Carts.AgreedPrices;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.QuantityRule;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.money.ShippingComponent;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Prices that Kontor guarantees a buyer for a limited time. They belong to one state of the cart: a
/// change that affects the price ends the quote.
///
/// @param at time of the quote
/// @param until end of the guarantee
/// @param current whether the prices apply: while the quote is valid, by the clock of the database, and to the
///     cart of an order
/// @param terms of the order that the cart became or is about to become; absent for other carts
public record PriceQuote(
        Prices prices,
        Instant at,
        Instant until,
        boolean current,
        @Nullable AgreedTerms terms) {

    /// The prices and terms of an order.
    public record Agreed(Prices prices, AgreedTerms terms) implements AgreedPrices {}

    /// The quoted prices as stored: amounts in minor units of the currency of the cart.
    ///
    /// @param shipping of the units that are in no group
    /// @param groups shipping of each group; absent if the cart is not divided
    /// @param promotions applied promotions; absent if there are none, empty if one of them had no use left
    public record Prices(
            List<Item> items,
            @Nullable QuotedShipping shipping,
            @Nullable Map<UUID, QuotedShipping> groups,
            @Nullable List<Promoted> promotions,
            long totalMinor) {}

    /// The quoted discounts of a promotion, by ids of items and shipping groups.
    public record Promoted(
            UUID promotionId, String title, @Nullable String code, Map<UUID, Long> items, Map<UUID, Long> shipments) {}

    /// Whether current promotions replace the quoted ones, of which one had no use left.
    public boolean hasLostPromotions() {
        return prices.promotions() != null && prices.promotions().isEmpty();
    }

    /// The quoted discounts.
    public List<Promoted> promotions() {
        return prices.promotions() == null ? List.of() : prices.promotions();
    }

    /// @param minor price of a unit, surcharges included
    /// @param surcharges by input code; absent if no input costs extra
    /// @param split division of the price between tax categories; absent if there is only one
    /// @param basis whether the price includes tax; absent if it is what the destination shows
    /// @param minQuantity smallest quantity of the tier of the price; absent for 1
    public record Item(
            UUID itemId,
            long minor,
            @Nullable UUID priceListId,
            @Nullable Map<String, Long> surcharges,
            @Nullable TaxSplit split,
            @Nullable PriceBasis basis,
            @Nullable Integer minQuantity) {}

    /// The quoted price of a shipping option.
    ///
    /// @param components parts of the price; absent if it is a single price
    /// @param untaxed whether it is the price of a sale without tax; absent if it is not
    public record QuotedShipping(
            long minor,
            ShippingRule.Basis basis,
            long rateMinor,
            @Nullable Long upToGrams,
            @Nullable Long freeAboveMinor,
            @Nullable List<ShippingComponent> components,
            @Nullable Boolean untaxed) {

        boolean isTaxed() {
            return untaxed == null || !untaxed;
        }
    }

    public Money total(Currency currency) {
        return new Money(prices.totalMinor(), currency);
    }

    /// The quoted unit price of the item.
    public Optional<Money> unitPrice(CartItemId id, Currency currency) {
        return item(id).map(item -> new Money(item.minor(), currency));
    }

    /// The quoted price, with the current compare-at price if that is higher.
    public Optional<Price> price(CartItemId id, Currency currency, @Nullable Price now) {
        var before = now == null ? null : now.compareAtPrice();
        return item(id).map(item -> new Price(
                new Money(item.minor(), currency),
                before != null && before.minor() > item.minor() ? before : null,
                item.priceListId() == null ? null : new PriceListId(item.priceListId()),
                item.basis(),
                item.minQuantity() == null ? 1 : item.minQuantity(),
                now == null ? Set.of() : now.conditions(),
                now == null ? QuantityRule.ANY : now.quantities()));
    }

    /// The inputs of the item with the quoted surcharges.
    public List<EnteredInput> entered(CartItemId id, Currency currency, List<EnteredInput> now) {
        var kept = item(id);
        if (kept.isEmpty() || now.isEmpty()) {
            return now;
        }
        Map<String, Long> then =
                kept.get().surcharges() == null ? Map.of() : kept.get().surcharges();
        return now.stream()
                .map(input -> {
                    var minor = then.get(input.code());
                    return input.costing(minor == null ? null : new Money(minor, currency));
                })
                .toList();
    }

    /// The quoted division of the item's price between tax categories.
    public @Nullable TaxSplit split(CartItemId id, @Nullable TaxSplit now) {
        var agreed = terms == null ? null : terms.items().get(id.value());
        return agreed != null || now == null
                ? agreed
                : item(id).map(Item::split).orElse(now);
    }

    private Map<UUID, QuotedShipping> groups() {
        return prices.groups() == null ? Map.of() : prices.groups();
    }

    private Optional<Item> item(CartItemId id) {
        return prices.items().stream()
                .filter(item -> item.itemId().equals(id.value()))
                .findFirst();
    }

    /// The chosen shipping option at the quoted price; at its current price if tax is charged now and was not
    /// then, or the other way round.
    ///
    /// @param apart the shipping group; absent for the units that are in no group
    public ShippingOption shippingAt(@Nullable ShippingGroupId apart, ShippingOption option, boolean taxed) {
        var quoted = apart == null ? prices.shipping() : groups().get(apart.value());
        if (quoted == null || quoted.isTaxed() != taxed) {
            return option;
        }
        var currency = option.price().currency();
        return option.at(
                new Money(quoted.minor(), currency),
                new ShippingRule(
                        quoted.basis(),
                        new Money(quoted.rateMinor(), currency),
                        quoted.upToGrams(),
                        quoted.freeAboveMinor() == null ? null : new Money(quoted.freeAboveMinor(), currency),
                        quoted.components() == null ? List.of() : quoted.components()));
    }
}
