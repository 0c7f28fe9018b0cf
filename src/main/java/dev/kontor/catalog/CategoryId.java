package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a category.
public record CategoryId(UUID value) implements TypedId {

    public static CategoryId next() {
        return new CategoryId(TypeIds.next());
    }
}
