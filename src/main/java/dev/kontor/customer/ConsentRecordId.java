package dev.kontor.customer;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a record of a consent.
public record ConsentRecordId(UUID value) implements TypedId {

    public static ConsentRecordId next() {
        return new ConsentRecordId(TypeIds.next());
    }
}
