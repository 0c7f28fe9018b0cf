package dev.kontor.exchange;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an export.
public record ExportId(UUID value) implements TypedId {

    public static ExportId next() {
        return new ExportId(TypeIds.next());
    }
}
