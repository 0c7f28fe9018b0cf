/// Calculates and explains what a cart costs.
@NullMarked
package dev.kontor.cart.pricing;

import org.jspecify.annotations.NullMarked;
