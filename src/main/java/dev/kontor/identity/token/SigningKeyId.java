package dev.kontor.identity.token;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a signing key. Its `kid`, which tokens contain, is something else: the thumbprint of the public
/// part.
public record SigningKeyId(UUID value) implements TypedId {

    public static SigningKeyId next() {
        return new SigningKeyId(TypeIds.next());
    }
}
