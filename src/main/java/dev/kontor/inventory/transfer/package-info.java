/// Transfers between locations: dispatched, received in whole or in part, and recorded in the ledger at both
/// locations.
@NullMarked
package dev.kontor.inventory.transfer;

import org.jspecify.annotations.NullMarked;
