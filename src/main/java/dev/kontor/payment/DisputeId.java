package dev.kontor.payment;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a dispute.
public record DisputeId(UUID value) implements TypedId {

    public static DisputeId next() {
        return new DisputeId(TypeIds.next());
    }
}
