package dev.kontor.cart.reorder;

import dev.kontor.cart.aggregate.Cart;
import dev.kontor.shared.problem.Message;

/// Why units of a past order were not added to a cart.
public enum ReorderReason {
    /// The product is no longer sold in the channel of the cart.
    NOT_FOR_SALE("cart.not-sold-here"),
    /// The product has no price in the currency of the cart.
    PRICE_MISSING("cart.item-without-price"),
    /// The product requires other inputs now; `invalidInputs` names them.
    INPUTS_INVALID("cart.inputs-invalid"),
    /// Too few units are in stock.
    OUT_OF_STOCK("cart.out-of-stock"),
    /// The product is sold in larger quantities only.
    MINIMUM_NOT_MET("cart.reorder-minimum"),
    /// The product is sold in smaller quantities, or in steps.
    QUANTITY_LIMIT("cart.reorder-quantity"),
    /// It was a custom line, which staff entered for that order.
    CUSTOM_LINE("cart.reorder-custom-line"),
    /// The cart has the largest number of different items.
    CART_FULL("cart.too-many-items");

    private final String key;

    ReorderReason(String key) {
        this.key = key;
    }

    Message detail() {
        return this == CART_FULL ? Message.of(key, "most", Cart.MAX_ITEMS) : Message.of(key);
    }
}
