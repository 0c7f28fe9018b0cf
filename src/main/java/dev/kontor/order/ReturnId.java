package dev.kontor.order;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a return.
public record ReturnId(UUID value) implements TypedId {

    public static ReturnId next() {
        return new ReturnId(TypeIds.next());
    }
}
