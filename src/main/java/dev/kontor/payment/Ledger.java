package dev.kontor.payment;

import java.util.UUID;

/// The books of the shop's money, to read.
public interface Ledger {

    /// The entries of all payments of the reference, in one statement.
    LedgerStatement of(UUID reference);
}
