package dev.kontor.privacy;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a retention period.
public record RetentionPeriodId(UUID value) implements TypedId {

    public static RetentionPeriodId next() {
        return new RetentionPeriodId(TypeIds.next());
    }
}
