/// Stock levels with their selling terms, and the stock ledger, for staff.
@NullMarked
package dev.kontor.inventory.level;

import org.jspecify.annotations.NullMarked;
