package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a staff member.
public record StaffId(UUID value) implements TypedId {

    public static StaffId next() {
        return new StaffId(TypeIds.next());
    }
}
