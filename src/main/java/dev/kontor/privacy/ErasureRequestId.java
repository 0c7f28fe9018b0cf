package dev.kontor.privacy;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a request to erase a person.
public record ErasureRequestId(UUID value) implements TypedId {

    public static ErasureRequestId next() {
        return new ErasureRequestId(TypeIds.next());
    }
}
