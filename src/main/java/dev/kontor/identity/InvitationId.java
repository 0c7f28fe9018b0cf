package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an invitation to join the staff.
public record InvitationId(UUID value) implements TypedId {

    public static InvitationId next() {
        return new InvitationId(TypeIds.next());
    }
}
