package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.util.Collection;
import java.util.List;

/// Prepares the erasure of customers. Every method runs in the caller's transaction.
public interface CustomerErasures {

    /// Records that the customer is to be erased, and disables the account. Repeated calls change nothing.
    ///
    /// @throws dev.kontor.shared.problem.NotFoundException if there is no such customer
    void request(CustomerId customer);

    /// Removes the record and enables the account again. Does nothing without a record.
    void reject(CustomerId customer);

    /// The customers that were merged into this one. Runs one SQL statement.
    default List<CustomerId> mergedInto(CustomerId customer) {
        return mergedInto(List.of(customer));
    }

    /// The customers that were merged into one of these. Runs one SQL statement.
    List<CustomerId> mergedInto(Collection<CustomerId> customers);
}
