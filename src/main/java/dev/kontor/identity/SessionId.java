package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a sign-in.
public record SessionId(UUID value) implements TypedId {

    public static SessionId next() {
        return new SessionId(TypeIds.next());
    }
}
