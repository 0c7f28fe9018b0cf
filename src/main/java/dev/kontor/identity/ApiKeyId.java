package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an API key, which is also its `client_id` in OAuth 2.0.
public record ApiKeyId(UUID value) implements TypedId {

    public static ApiKeyId next() {
        return new ApiKeyId(TypeIds.next());
    }
}
