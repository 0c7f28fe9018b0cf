/// Abandoned carts: detection, recovery links and deletion.
@NullMarked
package dev.kontor.cart.abandonment;

import org.jspecify.annotations.NullMarked;
