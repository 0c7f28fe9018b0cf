package dev.kontor.shipping;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a shipping method.
public record ShippingMethodId(UUID value) implements TypedId {

    public static ShippingMethodId next() {
        return new ShippingMethodId(TypeIds.next());
    }
}
