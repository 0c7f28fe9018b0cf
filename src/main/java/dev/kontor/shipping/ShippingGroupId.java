package dev.kontor.shipping;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a group of cart or order items that are shipped to one address by one method.
public record ShippingGroupId(UUID value) implements TypedId {

    public static ShippingGroupId next() {
        return new ShippingGroupId(TypeIds.next());
    }
}
