package dev.kontor.cart.basket;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.EnteredInput;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The prices that a buyer was promised for a while. They are those of one cart as it was: what the buyer
/// changes about its price ends the promise.
///
/// @param at when the buyer was told
/// @param until when the promise ends
/// @param current whether it holds, by the clock of the database
record KeptPrices(Prices prices, Instant at, Instant until, boolean current) {

    /// What is kept, as the database has it: amounts in minor units of the currency of the cart.
    ///
    /// @param shipping of what goes with the cart itself
    /// @param groups of what is sent apart; absent where nothing is
    record Prices(
            List<Item> items,
            @Nullable Carriage shipping,
            @Nullable Map<UUID, Carriage> groups,
            long totalMinor) {}

    /// @param minor price of a unit, surcharges included
    /// @param surcharges by the codes of what the buyer told; absent where nothing costs more
    /// @param split how the price is divided for its tax; absent where it is not
    record Item(
            UUID itemId,
            long minor,
            @Nullable UUID priceListId,
            @Nullable Map<String, Long> surcharges,
            @Nullable TaxSplit split) {}

    record Carriage(
            long minor,
            ShippingRule.Basis basis,
            long rateMinor,
            @Nullable Long upToGrams,
            @Nullable Long freeAboveMinor) {}

    /// Everything that a quote has a price for.
    static Prices of(Quote quote) {
        var own = quote.cart().own();
        var carriages = new HashMap<UUID, Carriage>();
        quote.groups().forEach(group -> {
            if (group.shipping() != null) {
                carriages.put(group.id().value(), carriage(group.shipping()));
            }
        });
        var shipping = carriages.remove(own.value());
        return new Prices(
                quote.lines().stream().flatMap(KeptPrices::item).toList(),
                shipping,
                carriages.isEmpty() ? null : carriages,
                quote.totals().total().minor());
    }

    private static Stream<Item> item(Quote.Line line) {
        var price = line.price();
        return price == null
                ? Stream.empty()
                : Stream.of(new Item(
                        line.item().id().value(),
                        price.amount().minor(),
                        price.priceListId() == null ? null : price.priceListId().value(),
                        surcharges(line),
                        line.split() != null && line.split().isMixed() ? line.split() : null));
    }

    private static @Nullable Map<String, Long> surcharges(Quote.Line line) {
        var minors = line.inputs().stream()
                .filter(input -> input.surcharge() != null)
                .collect(Collectors.toMap(
                        EnteredInput::code,
                        input -> Objects.requireNonNull(input.surcharge()).minor()));
        return minors.isEmpty() ? null : minors;
    }

    private static Carriage carriage(ShippingOption option) {
        var rule = option.rule();
        return new Carriage(
                option.price().minor(),
                rule.basis(),
                rule.rate().minor(),
                rule.upToGrams(),
                rule.freeAbove() == null ? null : rule.freeAbove().minor());
    }

    Money total(Currency currency) {
        return new Money(prices.totalMinor(), currency);
    }

    /// What a unit of the item cost then.
    Optional<Money> unitPrice(CartItemId id, Currency currency) {
        return item(id).map(item -> new Money(item.minor(), currency));
    }

    /// The price of then, with what it is compared to now.
    Optional<Price> price(CartItemId id, Currency currency, @Nullable Price now) {
        return item(id).map(item -> new Price(
                new Money(item.minor(), currency),
                now == null ? null : now.compareAt(),
                item.priceListId() == null ? null : new PriceListId(item.priceListId())));
    }

    /// What was told about the item, with the surcharges of then.
    List<EnteredInput> entered(CartItemId id, Currency currency, List<EnteredInput> now) {
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

    /// How the price of the item was divided for its tax then.
    TaxSplit split(CartItemId id, TaxSplit now) {
        return item(id).map(Item::split).orElse(now);
    }

    private Map<UUID, Carriage> groups() {
        return prices.groups() == null ? Map.of() : prices.groups();
    }

    private Optional<Item> item(CartItemId id) {
        return prices.items().stream()
                .filter(item -> item.itemId().equals(id.value()))
                .findFirst();
    }

    /// The way to ship that was chosen then, at the price of then.
    ///
    /// @param apart the group that is sent so; absent for what goes with the cart itself
    ShippingOption carried(@Nullable ShippingGroupId apart, ShippingOption option) {
        var carriage = apart == null ? prices.shipping() : groups().get(apart.value());
        if (carriage == null) {
            return option;
        }
        var currency = option.price().currency();
        return new ShippingOption(
                option.id(),
                option.code(),
                option.name(),
                new Money(carriage.minor(), currency),
                option.taxCategory(),
                option.minDays(),
                option.maxDays(),
                new ShippingRule(
                        carriage.basis(),
                        new Money(carriage.rateMinor(), currency),
                        carriage.upToGrams(),
                        carriage.freeAboveMinor() == null ? null : new Money(carriage.freeAboveMinor(), currency)));
    }
}
