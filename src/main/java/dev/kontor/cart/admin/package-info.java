/// Carts, for staff.
@NullMarked
package dev.kontor.cart.admin;

import org.jspecify.annotations.NullMarked;
