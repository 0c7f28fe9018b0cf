package dev.kontor.media;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a library item.
public record MediaId(UUID value) implements TypedId {

    public static MediaId next() {
        return new MediaId(TypeIds.next());
    }
}
