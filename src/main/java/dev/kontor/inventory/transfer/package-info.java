/// Units on their way from one location to another: dispatched, received in parts or whole, and noted in the
/// ledger at both ends.
@NullMarked
package dev.kontor.inventory.transfer;

import org.jspecify.annotations.NullMarked;
