/// Reservations of units for orders: held, confirmed, released, shipped and expired.
@NullMarked
package dev.kontor.inventory.reservation;

import org.jspecify.annotations.NullMarked;
