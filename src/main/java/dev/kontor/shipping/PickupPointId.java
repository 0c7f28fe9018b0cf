package dev.kontor.shipping;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a pickup point.
public record PickupPointId(UUID value) implements TypedId {

    public static PickupPointId next() {
        return new PickupPointId(TypeIds.next());
    }
}
