package dev.kontor.inventory;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists what a location has promised to ship, for pick lists.
public interface PickableStock {

    /// Returns the units in stock that are sold and not shipped yet, of the oldest references. Runs one SQL
    /// statement.
    ///
    /// @param after the last reference of the previous page; absent for the first page
    /// @param most largest number of references
    /// @return empty if there is no such location
    Optional<StockToPick> at(LocationId location, @Nullable UUID after, int most);
}
