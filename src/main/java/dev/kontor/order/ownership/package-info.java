/// Assigns orders to accounts: those of guests who verify their e-mail address.
@NullMarked
package dev.kontor.order.ownership;

import org.jspecify.annotations.NullMarked;
