package dev.kontor.tax;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a tax category.
public record TaxCategoryId(UUID value) implements TypedId {

    public static TaxCategoryId next() {
        return new TaxCategoryId(TypeIds.next());
    }
}
