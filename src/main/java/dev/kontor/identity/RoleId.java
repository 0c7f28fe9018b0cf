package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a role.
public record RoleId(UUID value) implements TypedId {

    public static RoleId next() {
        return new RoleId(TypeIds.next());
    }
}
