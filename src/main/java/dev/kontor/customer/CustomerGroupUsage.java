package dev.kontor.customer;

/// Implemented by modules whose configuration refers to customer groups. A group in use cannot be deleted.
public interface CustomerGroupUsage {

    /// Whether something refers to the group. Runs in the transaction that deletes it.
    boolean uses(CustomerGroupId group);
}
