package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;

/// The name or the permissions of a role changed.
///
/// @param by id of the actor
@Schema(description = "The name or the permissions of a role changed.")
public record RoleChanged(RoleId roleId, String name, String by) implements Event {

    @Override
    public String type() {
        return "role.updated";
    }

    @Override
    public RoleId subject() {
        return roleId;
    }
}
