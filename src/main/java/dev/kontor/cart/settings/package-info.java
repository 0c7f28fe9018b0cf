/// The settings of carts that staff change.
@NullMarked
package dev.kontor.cart.settings;

import org.jspecify.annotations.NullMarked;
