package dev.kontor.shipping.zone;

import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.address.Area;
import dev.kontor.shipping.ShippingZoneId;
import java.time.Instant;
import java.util.List;

/// A shipping zone: the places where the same rules apply. A place belongs to one zone only.
///
/// @param areas whole countries and single regions; a region beats its country
record ShippingZone(
        ShippingZoneId id, long version, String name, List<Area> areas, Instant createdAt, Instant updatedAt) {

    ShippingZone change(SaveShippingZone kept, Instant now) {
        return new ShippingZone(id, version, kept.name(), AddressRules.check(kept.areas()), createdAt, now);
    }
}
