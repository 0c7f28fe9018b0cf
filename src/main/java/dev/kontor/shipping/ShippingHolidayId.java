package dev.kontor.shipping;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a day without deliveries.
public record ShippingHolidayId(UUID value) implements TypedId {

    public static ShippingHolidayId next() {
        return new ShippingHolidayId(TypeIds.next());
    }
}
