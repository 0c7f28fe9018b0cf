package dev.kontor.inventory;

import java.util.Optional;

/// Lists what a location has promised to ship, for pick lists.
public interface PickableStock {

    /// The units in stock that are sold and not shipped yet, of the oldest references. One SQL statement.
    ///
    /// @param most how many references at most
    /// @return empty if there is no such location
    Optional<StockToPick> at(LocationId location, int most);
}
