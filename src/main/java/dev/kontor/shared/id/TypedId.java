package dev.kontor.shared.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The id of one type of object. Implemented by records with the single component `UUID value`, so a product's
/// id cannot be passed where an order's is expected. The API shows it as a TypeID (`prod_01h4…`).
public interface TypedId {

    UUID value();

    /// By default the one that is named after the record: `BRAND` for a `BrandId`.
    default IdPrefix prefix() {
        return TypeIds.namedPrefix(getClass());
    }

    /// The id as TypeID text, as shown by the API.
    @JsonValue
    default String text() {
        return TypeIds.text(this);
    }
}
