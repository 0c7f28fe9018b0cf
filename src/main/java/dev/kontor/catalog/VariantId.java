package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a variant, which has a SKU, prices and stock.
public record VariantId(UUID value) implements TypedId {

    public static VariantId next() {
        return new VariantId(TypeIds.next());
    }
}
