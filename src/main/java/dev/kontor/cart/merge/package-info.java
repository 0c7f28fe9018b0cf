/// Merges a guest's cart into the cart of the customer after sign-in.
@NullMarked
package dev.kontor.cart.merge;

import org.jspecify.annotations.NullMarked;
