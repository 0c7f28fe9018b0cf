package dev.kontor.cart.basket;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.VariantId;

/// Some units of one variant.
///
/// @param addedPriceMinor what a unit cost when it was put in, in the currency of the cart; never charged
record CartItem(CartItemId id, VariantId variantId, int quantity, long addedPriceMinor) {

    static final int MAX_QUANTITY = 999;

    CartItem with(int newQuantity, long priceMinor) {
        return new CartItem(id, variantId, newQuantity, priceMinor);
    }
}
