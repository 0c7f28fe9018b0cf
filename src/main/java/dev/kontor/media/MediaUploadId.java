package dev.kontor.media;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a direct upload to the storage.
public record MediaUploadId(UUID value) implements TypedId {

    public static MediaUploadId next() {
        return new MediaUploadId(TypeIds.next());
    }
}
