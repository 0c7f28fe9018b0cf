package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.catalog.GiftCardInputs;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.input.InputValues;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.QuantityRule;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the lines of priced carts, with the surcharges for the buyer's inputs.
final class PricedLines {

    private PricedLines() {}

    /// @param now current unit price without surcharges, if there is one
    /// @param supply absent if stock was not checked
    /// @param split current division of the price between tax categories
    static PricedCart.Line of(
            Cart cart,
            CartItem item,
            @Nullable SellableVariant variant,
            @Nullable Price now,
            @Nullable ItemSupply supply,
            @Nullable TaxSplit split) {
        var inputs = variant == null ? List.<BuyerInput>of() : variant.inputs();
        var entered = InputValues.entered(inputs, item.inputs(), cart.locale(), cart.currency());
        var override = item.override();
        var giftCard = variant == null ? null : variant.giftCard();
        var price =
                now == null ? null : giftCard == null ? surcharged(now, inputs, item, cart) : of(now, giftCard, item);
        if (override != null) {
            price = overridden(new Money(override.minor(), cart.currency()), now);
            entered = entered.stream().map(input -> input.costing(null)).toList();
        }
        var invalid = invalid(inputs, item, giftCard, now);
        var divided = split;
        var promised = CartPricing.promised(cart, true);
        if (promised != null) {
            price = promised.price(item.id(), cart.currency(), price).orElse(price);
            entered = promised.entered(item.id(), cart.currency(), entered);
            divided = promised.split(item.id(), split);
        }
        return new PricedCart.Line(item, variant, price, supply, divided, entered, invalid);
    }

    /// A chosen value replaces the price and belongs to no price list.
    private static Price of(Price now, GiftCardTerms giftCard, CartItem item) {
        return giftCard.chosen(item.inputs(), now.amount().currency())
                .map(value -> new Price(value, null, null, null, 1, Set.of(), now.quantities()))
                .orElse(now);
    }

    private static List<String> invalid(
            List<BuyerInput> inputs, CartItem item, @Nullable GiftCardTerms giftCard, @Nullable Price now) {
        var invalid = InputValues.invalidInputs(inputs, item.inputs());
        boolean allowed = giftCard == null
                || !giftCard.isChosen()
                || now == null
                || giftCard.chosen(item.inputs(), now.amount().currency())
                        .filter(value -> giftCard.allows(value, now.amount()))
                        .isPresent();
        return allowed || invalid.contains(GiftCardInputs.AMOUNT)
                ? invalid
                : Stream.concat(Stream.of(GiftCardInputs.AMOUNT), invalid.stream())
                        .toList();
    }

    /// A price that staff entered is what the destination shows. It belongs to no price list and reduces
    /// nothing.
    private static Price overridden(Money amount, @Nullable Price now) {
        return new Price(amount, null, null, null, 1, Set.of(), now == null ? QuantityRule.ANY : now.quantities());
    }

    /// Absent if a surcharge has no price in this currency.
    private static @Nullable Price surcharged(Price price, List<BuyerInput> inputs, CartItem item, Cart cart) {
        return InputValues.surchargeMinor(inputs, item.inputs(), cart.currency())
                .map(minor -> new Money(minor, cart.currency()))
                .map(more -> more.isZero()
                        ? price
                        : price.costing(
                                price.amount().plus(more),
                                price.compareAtPrice() == null
                                        ? null
                                        : price.compareAtPrice().plus(more)))
                .orElse(null);
    }
}
