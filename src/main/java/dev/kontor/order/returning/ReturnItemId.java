package dev.kontor.order.returning;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an item of a return.
public record ReturnItemId(UUID value) implements TypedId {

    public static ReturnItemId next() {
        return new ReturnItemId(TypeIds.next());
    }
}
