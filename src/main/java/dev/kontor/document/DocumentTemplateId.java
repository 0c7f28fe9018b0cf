package dev.kontor.document;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a version of a template.
public record DocumentTemplateId(UUID value) implements TypedId {

    public static DocumentTemplateId next() {
        return new DocumentTemplateId(TypeIds.next());
    }
}
