package dev.kontor.identity.sso;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a link between an account and a subject of an issuer.
public record SsoLinkId(UUID value) implements TypedId {

    public static SsoLinkId next() {
        return new SsoLinkId(TypeIds.next());
    }
}
