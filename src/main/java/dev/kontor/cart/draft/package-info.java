/// Draft orders: carts that staff prepare for a customer, who pays by a link, or that staff complete.
@NullMarked
package dev.kontor.cart.draft;

import org.jspecify.annotations.NullMarked;
