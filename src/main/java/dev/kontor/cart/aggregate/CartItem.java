package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.VariantId;
import java.util.Map;

/// Units of one variant in a cart.
///
/// @param addedPriceMinor unit price when the item was added, in the currency of the cart; never charged
/// @param inputs values that the buyer entered for each unit, by the codes of the inputs of the product
public record CartItem(
        CartItemId id, VariantId variantId, int quantity, long addedPriceMinor, Map<String, String> inputs) {

    public static final int MAX_QUANTITY = 999;

    public CartItem {
        inputs = Map.copyOf(inputs);
    }

    /// The identity of an item: adding more units with the same key increases its quantity.
    public record Content(VariantId variantId, Map<String, String> inputs) {}

    Content content() {
        return new Content(variantId, inputs);
    }

    public CartItem with(int newQuantity, long priceMinor) {
        return new CartItem(id, variantId, newQuantity, priceMinor, inputs);
    }

    public CartItem withInputs(Map<String, String> inputs) {
        return new CartItem(id, variantId, quantity, addedPriceMinor, inputs);
    }
}
