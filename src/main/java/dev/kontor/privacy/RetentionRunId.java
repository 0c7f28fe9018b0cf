package dev.kontor.privacy;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a run that deletes by age.
public record RetentionRunId(UUID value) implements TypedId {

    public static RetentionRunId next() {
        return new RetentionRunId(TypeIds.next());
    }
}
