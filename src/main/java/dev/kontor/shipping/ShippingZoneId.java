package dev.kontor.shipping;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a shipping zone.
public record ShippingZoneId(UUID value) implements TypedId {

    public static ShippingZoneId next() {
        return new ShippingZoneId(TypeIds.next());
    }
}
