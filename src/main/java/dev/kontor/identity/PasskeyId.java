package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a passkey.
public record PasskeyId(UUID value) implements TypedId {

    public static PasskeyId next() {
        return new PasskeyId(TypeIds.next());
    }
}
