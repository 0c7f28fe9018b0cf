package dev.kontor.search;

import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a rebuild of the index.
public record RebuildId(UUID value) implements TypedId {

    public static RebuildId next() {
        return new RebuildId(TypeIds.next());
    }

    @Override
    public IdPrefix prefix() {
        return IdPrefix.SEARCH_REBUILD;
    }
}
