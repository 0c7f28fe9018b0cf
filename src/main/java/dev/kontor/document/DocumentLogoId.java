package dev.kontor.document;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a logo.
public record DocumentLogoId(UUID value) implements TypedId {

    public static DocumentLogoId next() {
        return new DocumentLogoId(TypeIds.next());
    }
}
