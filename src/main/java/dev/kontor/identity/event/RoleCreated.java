package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A role was created.
///
/// @param by id of the actor
@Schema(description = "A role was created.")
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
