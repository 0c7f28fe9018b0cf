/// Stock levels, the terms on which their units are sold, and the stock ledger, for staff.
@NullMarked
package dev.kontor.inventory.level;

import org.jspecify.annotations.NullMarked;
