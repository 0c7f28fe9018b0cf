/// Carts over HTTP, for buyers: create, change items and addresses, price, hand over to the checkout.
@NullMarked
package dev.kontor.cart.item;

import org.jspecify.annotations.NullMarked;
