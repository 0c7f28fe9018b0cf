package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartDraft;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Pricing;
import dev.kontor.pricing.QuantityRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Returns the current unit price of items, including surcharges for the buyer's inputs.
@Component
public class ItemPrices {

    private final Pricing pricing;
    private final Catalog catalog;
    private final CartBuyers buyers;

    ItemPrices(Pricing pricing, Catalog catalog, CartBuyers buyers) {
        this.pricing = pricing;
        this.catalog = catalog;
        this.buyers = buyers;
    }

    /// Prices in minor units, in the basis of each price; items without a price in the currency are left
    /// out. Runs one statement, another one if there are inputs, and another one for a customer.
    ///
    /// @param cart of the buyer
    /// @param items all items that count for quantity tiers
    /// @param draft currency, channel and destination
    public Map<CartItemId, Long> of(Cart cart, List<CartItem> items, CartDraft draft) {
        return withRules(cart, items, draft).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, price -> price.getValue().minor()));
    }

    /// The price of an item, and the quantities in which its variant is sold.
    ///
    /// @param listedMinor price of a unit without inputs
    /// @param giftCard absent unless it is a gift card whose inputs are known
    public record ItemPrice(
            long minor,
            long listedMinor,
            QuantityRule quantities,
            @Nullable GiftCardTerms giftCard) {}

    /// The same with the quantities in which the variants are sold.
    public Map<CartItemId, ItemPrice> withRules(Cart cart, List<CartItem> items, CartDraft draft) {
        if (items.isEmpty()) {
            return Map.of();
        }
        var currency = draft.currency();
        var withInputs = items.stream()
                .filter(item -> !item.inputs().isEmpty())
                .map(CartItem::variantId)
                .distinct()
                .toList();
        var prices = pricing.prices(
                CartBuyers.quantities(items), currency, draft.channel(), buyers.of(cart, draft.destination()));
        Map<VariantId, SellableVariant> variants =
                withInputs.isEmpty() ? Map.of() : catalog.sellable(withInputs, Locale.ROOT);
        var minors = new HashMap<CartItemId, ItemPrice>();
        for (var item : items) {
            var price = prices.get(item.variantId());
            var variant = variants.get(item.variantId());
            if (price != null) {
                long listed = price.amount().minor();
                var unit =
                        variant == null ? Optional.of(listed) : variant.unitPriceMinor(item.inputs(), listed, currency);
                unit.ifPresent(minor -> minors.put(
                        item.id(),
                        new ItemPrice(minor, listed, price.quantities(), variant == null ? null : variant.giftCard())));
            }
        }
        return minors;
    }
}
