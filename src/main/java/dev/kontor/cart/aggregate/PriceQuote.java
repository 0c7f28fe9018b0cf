package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The prices that a buyer was promised for a while. They are those of one cart as it was: what the buyer
/// changes about its price ends the promise.
///
/// @param at when the buyer was told
/// @param until when the promise ends
/// @param current whether it holds, by the clock of the database
public record PriceQuote(Prices prices, Instant at, Instant until, boolean current) {

    /// What is kept, as the database has it: amounts in minor units of the currency of the cart.
    ///
    /// @param shipping of what goes with the cart itself
    /// @param groups of what is sent apart; absent where nothing is
    public record Prices(
            List<Item> items,
            @Nullable Carriage shipping,
            @Nullable Map<UUID, Carriage> groups,
            long totalMinor) {}

    /// @param minor price of a unit, surcharges included
    /// @param surcharges by the codes of what the buyer told; absent where nothing costs more
    /// @param split how the price is divided for its tax; absent where it is not
    public record Item(
            UUID itemId,
            long minor,
            @Nullable UUID priceListId,
            @Nullable Map<String, Long> surcharges,
            @Nullable TaxSplit split) {}

    public record Carriage(
            long minor,
            ShippingRule.Basis basis,
            long rateMinor,
            @Nullable Long upToGrams,
            @Nullable Long freeAboveMinor) {}

    public Money total(Currency currency) {
        return new Money(prices.totalMinor(), currency);
    }

    /// What a unit of the item cost then.
    public Optional<Money> unitPrice(CartItemId id, Currency currency) {
        return item(id).map(item -> new Money(item.minor(), currency));
    }

    /// The price of then, with what it is compared to now.
    public Optional<Price> price(CartItemId id, Currency currency, @Nullable Price now) {
        return item(id).map(item -> new Price(
                new Money(item.minor(), currency),
                now == null ? null : now.compareAtPrice(),
                item.priceListId() == null ? null : new PriceListId(item.priceListId())));
    }

    /// What was told about the item, with the surcharges of then.
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

    /// How the price of the item was divided for its tax then.
    public TaxSplit split(CartItemId id, TaxSplit now) {
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
    public ShippingOption carried(@Nullable ShippingGroupId apart, ShippingOption option) {
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
