package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a collection.
public record CollectionId(UUID value) implements TypedId {

    public static CollectionId next() {
        return new CollectionId(TypeIds.next());
    }
}
