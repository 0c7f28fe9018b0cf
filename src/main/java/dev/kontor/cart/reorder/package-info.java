/// Fills carts with what was bought before.
@NullMarked
package dev.kontor.cart.reorder;

import org.jspecify.annotations.NullMarked;
