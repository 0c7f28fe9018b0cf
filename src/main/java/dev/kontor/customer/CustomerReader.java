package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all customers page by page.
public interface CustomerReader {

    /// Returns the next customers in the order of their ids, without those that were merged into others. Runs two SQL
    /// statements.
    ///
    /// @param after the last id of the previous page; null for the first page
    /// @param updatedAt only customers whose profile changed in this range
    List<WholeCustomer> after(@Nullable CustomerId after, @Nullable TimeRange updatedAt, int most);
}
