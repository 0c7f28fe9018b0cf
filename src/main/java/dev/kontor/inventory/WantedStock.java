package dev.kontor.inventory;

import org.jspecify.annotations.Nullable;

/// A change of a stock level, either by or to a number of units.
///
/// @param location its code
/// @param delta units to add; negative to remove
/// @param count counted units on hand, including held ones
/// @param expected recorded units on hand at the time of the decision; required with `count`
/// @param reason reason of the adjustment, such as `RECEIVED`
public record WantedStock(
        String sku,
        String location,
        @Nullable Integer delta,
        @Nullable Integer count,
        @Nullable Integer expected,
        String reason,
        @Nullable String note) {}
