package dev.kontor.events;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of one event of the log.
public record EventId(UUID value) implements TypedId {

    public static EventId next() {
        return new EventId(TypeIds.next());
    }
}
