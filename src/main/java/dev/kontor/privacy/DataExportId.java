package dev.kontor.privacy;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an export of a person's data.
public record DataExportId(UUID value) implements TypedId {

    public static DataExportId next() {
        return new DataExportId(TypeIds.next());
    }
}
