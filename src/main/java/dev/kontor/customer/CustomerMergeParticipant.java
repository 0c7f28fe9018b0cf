package dev.kontor.customer;

import dev.kontor.identity.CustomerId;

/// Implemented by everything that stores records of customers, and moves them when two customers are merged.
public interface CustomerMergeParticipant {

    CustomerRecords records();

    /// Returns how many records a merge would move. Changes nothing.
    long count(CustomerId source, CustomerId target);

    /// Moves the records in the caller's transaction, which has locked both customers. Repeated calls move nothing.
    ///
    /// @param actor id of the staff member or program
    /// @return the number of moved records
    long move(CustomerId source, CustomerId target, String actor);
}
