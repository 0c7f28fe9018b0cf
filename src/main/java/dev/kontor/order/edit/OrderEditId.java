package dev.kontor.order.edit;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an edit of an order.
public record OrderEditId(UUID value) implements TypedId {

    public static OrderEditId next() {
        return new OrderEditId(TypeIds.next());
    }
}
