/// Reservations: units held for a cart or an order, and their allocation to locations.
@NullMarked
package dev.kontor.inventory.reservation;

import org.jspecify.annotations.NullMarked;
