package dev.kontor.shared.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The id of one kind of thing. Implemented by records with the single component `UUID value`, so that the id
/// of a product cannot be passed where the id of an order is meant. The API shows it as a TypeID
/// (`prod_01h4…`).
public interface TypedId {

    UUID value();

    IdPrefix prefix();

    /// The TypeID text, as the API shows it.
    @JsonValue
    default String text() {
        return TypeIds.text(this);
    }
}
