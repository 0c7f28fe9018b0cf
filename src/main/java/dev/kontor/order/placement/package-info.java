/// Places orders for the checkout.
@NullMarked
package dev.kontor.order.placement;

import org.jspecify.annotations.NullMarked;
