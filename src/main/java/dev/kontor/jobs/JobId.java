package dev.kontor.jobs;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a job.
public record JobId(UUID value) implements TypedId {

    public static JobId next() {
        return new JobId(TypeIds.next());
    }
}
