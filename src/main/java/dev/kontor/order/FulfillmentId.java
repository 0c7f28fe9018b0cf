package dev.kontor.order;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a fulfillment.
public record FulfillmentId(UUID value) implements TypedId {

    public static FulfillmentId next() {
        return new FulfillmentId(TypeIds.next());
    }
}
