package dev.kontor.inventory;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a stock location.
public record LocationId(UUID value) implements TypedId {

    public static LocationId next() {
        return new LocationId(TypeIds.next());
    }
}
