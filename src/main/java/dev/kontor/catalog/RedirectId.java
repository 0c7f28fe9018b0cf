package dev.kontor.catalog;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a redirect.
public record RedirectId(UUID value) implements TypedId {

    public static RedirectId next() {
        return new RedirectId(TypeIds.next());
    }
}
