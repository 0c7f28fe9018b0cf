/// Stock levels, allocation and the ledger. Units on a level change only here and in `ReservationRepository`:
/// rows are locked in a fixed order, then one conditional statement changes them and writes the ledger.
@NullMarked
package dev.kontor.inventory.stock;

import org.jspecify.annotations.NullMarked;
