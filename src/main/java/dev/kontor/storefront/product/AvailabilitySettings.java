package dev.kontor.storefront.product;

/// The stock information that shoppers see, as settings that staff change.
///
/// @param lowStock the largest number of units that shoppers see; above it they only learn that there is enough
public record AvailabilitySettings(int lowStock) {}
