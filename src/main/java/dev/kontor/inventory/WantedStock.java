package dev.kontor.inventory;

import org.jspecify.annotations.Nullable;

/// A change of a stock level: either by a number of units, or to a number of units.
///
/// @param location its code
/// @param delta units that come in, or go if negative
/// @param count units that are in the house, those that are held included
/// @param expected units that the books had when it was decided; needed with `count`
/// @param reason as of an adjustment, such as `RECEIVED`
public record WantedStock(
        String sku,
        String location,
        @Nullable Integer delta,
        @Nullable Integer count,
        @Nullable Integer expected,
        String reason,
        @Nullable String note) {}
