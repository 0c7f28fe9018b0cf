package dev.kontor.order;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an order line.
public record OrderLineId(UUID value) implements TypedId {

    public static OrderLineId next() {
        return new OrderLineId(TypeIds.next());
    }
}
