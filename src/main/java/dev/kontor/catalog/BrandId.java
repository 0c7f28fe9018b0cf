package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a brand.
public record BrandId(UUID value) implements TypedId {

    public static BrandId next() {
        return new BrandId(TypeIds.next());
    }
}
