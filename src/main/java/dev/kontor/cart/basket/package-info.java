/// One cart after the other: what is in it, what it costs now, and who may touch it.
@NullMarked
package dev.kontor.cart.basket;

import org.jspecify.annotations.NullMarked;
