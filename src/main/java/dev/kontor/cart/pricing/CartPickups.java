package dev.kontor.cart.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.LocationId;
import dev.kontor.shipping.Shipping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The options of collecting a cart at several pickup points, in their order, and the stock at their locations.
///
/// @param wanted units of each variant that are collected
public record CartPickups(
        List<Shipping.Offer> offers,
        Map<VariantId, Integer> wanted,
        Map<LocationId, Map<VariantId, Availability>> stock) {

    static final CartPickups NONE = new CartPickups(List.of(), Map.of(), Map.of());

    static Map<VariantId, Integer> wanted(List<PricedCart.Line> lines) {
        var wanted = new HashMap<VariantId, Integer>();
        for (var line : lines) {
            var variant = line.variant();
            if (variant != null) {
                variant.shippedUnits(line.item().quantity())
                        .forEach((id, units) -> wanted.merge(id, units, Math::addExact));
            }
        }
        return wanted;
    }

    /// Whether the location has all units.
    public boolean isCovered(LocationId location) {
        var there = stock.getOrDefault(location, Map.of());
        return wanted.entrySet().stream()
                .allMatch(entry ->
                        there.getOrDefault(entry.getKey(), Availability.NOTHING).covers(entry.getValue()));
    }
}
