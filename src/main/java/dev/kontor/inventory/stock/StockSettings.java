package dev.kontor.inventory.stock;

/// Settings for watching and allocating stock, which staff change.
///
/// @param lowThreshold stock is low at this number of units over all locations, or fewer
/// @param allocation order in which locations are chosen if several have the units
public record StockSettings(int lowThreshold, AllocationStrategy allocation) {}
