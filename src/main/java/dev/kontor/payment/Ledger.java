package dev.kontor.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The ledger of the shop's money. The module writes the entries of payments itself.
public interface Ledger {

    /// Returns the entries of all payments of the reference. Runs one SQL statement.
    LedgerStatement of(UUID reference);

    /// Returns what the transactions of a period changed, in the order of time and transactions. Runs one SQL
    /// statement.
    ///
    /// @param until exclusive
    List<LedgerMovement> movements(Instant from, Instant until, int most);

    /// Appends movements of stored value in the caller's transaction. Runs one SQL statement.
    void post(Collection<LedgerPosting> postings);
}
