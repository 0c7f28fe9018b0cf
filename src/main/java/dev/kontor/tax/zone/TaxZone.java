package dev.kontor.tax.zone;

import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.address.Area;
import dev.kontor.tax.TaxZoneId;
import java.time.Instant;
import java.util.List;

/// A tax zone: the places where the same rules apply. A place belongs to one zone only.
///
/// @param pricesIncludeTax whether the amounts shown to buyers there contain the tax
/// @param areas whole countries and single regions; a region beats its country
record TaxZone(
        TaxZoneId id,
        long version,
        String name,
        boolean pricesIncludeTax,
        List<Area> areas,
        Instant createdAt,
        Instant updatedAt) {

    TaxZone change(SaveTaxZone kept, Instant now) {
        return new TaxZone(
                id, version, kept.name(), kept.pricesIncludeTax(), AddressRules.check(kept.areas()), createdAt, now);
    }
}
