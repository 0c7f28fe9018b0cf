package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.VariantId;
import java.util.Map;

/// Some units of one variant.
///
/// @param addedPriceMinor what a unit cost when it was put in, in the currency of the cart; never charged
/// @param inputs what the buyer told about the units, by the codes of what the product asks for
public record CartItem(
        CartItemId id, VariantId variantId, int quantity, long addedPriceMinor, Map<String, String> inputs) {

    public static final int MAX_QUANTITY = 999;

    public CartItem {
        inputs = Map.copyOf(inputs);
    }

    /// What makes units one item: more of the same are added up.
    public record Content(VariantId variantId, Map<String, String> inputs) {}

    Content content() {
        return new Content(variantId, inputs);
    }

    CartItem with(int newQuantity, long priceMinor) {
        return new CartItem(id, variantId, newQuantity, priceMinor, inputs);
    }

    public CartItem withInputs(Map<String, String> told) {
        return new CartItem(id, variantId, quantity, addedPriceMinor, told);
    }
}
