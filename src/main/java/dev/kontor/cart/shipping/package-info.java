/// Shipping methods and shipping groups of a cart.
@NullMarked
package dev.kontor.cart.shipping;

import org.jspecify.annotations.NullMarked;
