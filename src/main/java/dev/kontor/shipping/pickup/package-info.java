/// Pickup points: locations where buyers collect their orders, with opening hours.
@NullMarked
package dev.kontor.shipping.pickup;

import org.jspecify.annotations.NullMarked;
