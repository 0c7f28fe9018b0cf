package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a product.
public record ProductId(UUID value) implements TypedId {

    public static ProductId next() {
        return new ProductId(TypeIds.next());
    }
}
