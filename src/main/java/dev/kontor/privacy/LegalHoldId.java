package dev.kontor.privacy;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a legal hold.
public record LegalHoldId(UUID value) implements TypedId {

    public static LegalHoldId next() {
        return new LegalHoldId(TypeIds.next());
    }
}
