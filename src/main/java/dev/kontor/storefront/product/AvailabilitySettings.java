package dev.kontor.storefront.product;

/// The stock information that shoppers see, as settings that staff change.
///
/// @param lowStock up to how many units the number is shown; above it shoppers only learn that there is enough
public record AvailabilitySettings(int lowStock) {}
