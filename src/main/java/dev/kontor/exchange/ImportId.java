package dev.kontor.exchange;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an import.
public record ImportId(UUID value) implements TypedId {

    public static ImportId next() {
        return new ImportId(TypeIds.next());
    }
}
