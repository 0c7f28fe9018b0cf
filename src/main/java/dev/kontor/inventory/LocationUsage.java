package dev.kontor.inventory;

/// Implemented by modules whose configuration refers to locations. A location in use cannot be deleted.
public interface LocationUsage {

    /// Whether something refers to the location. Runs in the transaction that deletes it.
    boolean uses(LocationId location);
}
