package dev.kontor.order;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an order.
public record OrderId(UUID value) implements TypedId {

    public static OrderId next() {
        return new OrderId(TypeIds.next());
    }
}
