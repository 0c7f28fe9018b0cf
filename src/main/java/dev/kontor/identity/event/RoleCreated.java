package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;

/// There is a new role.
///
/// @param by who did it, by id
@Schema(description = "There is a new role.")
public record RoleCreated(RoleId roleId, String name, String by) implements Event {

    @Override
    public String type() {
        return "role.created";
    }

    @Override
    public RoleId subject() {
        return roleId;
    }
}
