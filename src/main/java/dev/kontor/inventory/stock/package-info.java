/// Stock levels, reservations and the ledger. Every change of a level goes through `StockRepository`: the rows
/// are locked in one order, changed by one conditional statement, and noted in the ledger by the same
/// statement.
@NullMarked
package dev.kontor.inventory.stock;

import org.jspecify.annotations.NullMarked;
