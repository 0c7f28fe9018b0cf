/// Counts of the stock at a location while the shop goes on: what the books said at the moment of counting
/// against what lay there, applied as corrections in the ledger.
@NullMarked
package dev.kontor.inventory.count;

import org.jspecify.annotations.NullMarked;
