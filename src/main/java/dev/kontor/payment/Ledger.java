package dev.kontor.payment;

import java.util.UUID;

/// Reads the ledger of the shop's money.
public interface Ledger {

    /// Returns the entries of all payments of the reference. Runs one SQL statement.
    LedgerStatement of(UUID reference);
}
