package dev.kontor.order;

import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an order line.
public record OrderLineId(UUID value) implements TypedId {

    public static OrderLineId next() {
        return new OrderLineId(TypeIds.next());
    }

    @Override
    public IdPrefix prefix() {
        return IdPrefix.ORDER_LINE;
    }
}
