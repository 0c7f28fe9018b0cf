package dev.kontor.inventory;

import java.util.Optional;

/// Lists what a location has promised to ship, for pick lists.
public interface PickableStock {

    /// Returns the units in stock that are sold and not shipped yet, of the oldest references. Runs one SQL
    /// statement.
    ///
    /// @param most largest number of references
    /// @return empty if there is no such location
    Optional<StockToPick> at(LocationId location, int most);
}
