package dev.kontor.document;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a document.
public record DocumentId(UUID value) implements TypedId {

    public static DocumentId next() {
        return new DocumentId(TypeIds.next());
    }
}
