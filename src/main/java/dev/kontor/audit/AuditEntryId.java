package dev.kontor.audit;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an entry of the audit log.
public record AuditEntryId(UUID value) implements TypedId {

    public static AuditEntryId next() {
        return new AuditEntryId(TypeIds.next());
    }
}
