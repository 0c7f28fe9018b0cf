package dev.kontor.customer;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a text of a consent.
public record ConsentTextId(UUID value) implements TypedId {

    public static ConsentTextId next() {
        return new ConsentTextId(TypeIds.next());
    }
}
