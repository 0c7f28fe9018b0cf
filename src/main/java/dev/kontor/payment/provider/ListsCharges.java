package dev.kontor.payment.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Can list the charges of the shop for reconciliation with the ledger.
public interface ListsCharges {

    /// Returns one page of the charges in the period, including those unknown to the shop.
    ///
    /// @param after [Page#next] of the previous page; null for the first
    Page charges(Instant from, Instant until, @Nullable String after);

    /// @param next null on the last page
    record Page(List<ListedCharge> charges, @Nullable String next) {}
}
