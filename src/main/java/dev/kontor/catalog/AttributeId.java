package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an attribute.
public record AttributeId(UUID value) implements TypedId {

    public static AttributeId next() {
        return new AttributeId(TypeIds.next());
    }
}
