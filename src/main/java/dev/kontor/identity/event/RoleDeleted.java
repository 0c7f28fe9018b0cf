package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;

/// An unassigned role was deleted.
///
/// @param by id of the actor
@Schema(description = "An unassigned role was deleted.")
public record RoleDeleted(RoleId roleId, String name, String by) implements Event {

    @Override
    public String type() {
        return "role.deleted";
    }

    @Override
    public RoleId subject() {
        return roleId;
    }
}
