package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a product type.
public record ProductTypeId(UUID value) implements TypedId {

    public static ProductTypeId next() {
        return new ProductTypeId(TypeIds.next());
    }
}
