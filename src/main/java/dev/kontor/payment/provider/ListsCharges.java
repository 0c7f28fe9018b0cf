package dev.kontor.payment.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists what it holds for the shop, so that it can be compared with the ledger.
public interface ListsCharges {

    /// One page of the charges that were made in the time, those that the shop does not know included.
    ///
    /// @param after [Page#next] of the page before; null for the first
    Page charges(Instant from, Instant until, @Nullable String after);

    /// @param next null on the last page
    record Page(List<ListedCharge> charges, @Nullable String next) {}
}
