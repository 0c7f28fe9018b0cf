package dev.kontor.order;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a request for the link to an order.
public record OrderLookupId(UUID value) implements TypedId {

    public static OrderLookupId next() {
        return new OrderLookupId(TypeIds.next());
    }
}
