package dev.kontor.customer;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a purpose of consents.
public record ConsentPurposeId(UUID value) implements TypedId {

    public static ConsentPurposeId next() {
        return new ConsentPurposeId(TypeIds.next());
    }
}
