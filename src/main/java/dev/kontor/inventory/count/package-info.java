/// Stock counts during sales: compares counted units with the recorded units at the time of counting, and
/// applies the differences as corrections in the ledger.
@NullMarked
package dev.kontor.inventory.count;

import org.jspecify.annotations.NullMarked;
