package dev.kontor.search;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of the synonyms of one language.
public record SynonymsId(UUID value) implements TypedId {

    public static SynonymsId next() {
        return new SynonymsId(TypeIds.next());
    }
}
