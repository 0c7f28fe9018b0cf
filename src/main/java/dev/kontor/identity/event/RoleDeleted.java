package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A role that nobody had is gone.
///
/// @param by who did it, by id
@Schema(description = "A role that nobody had is gone.")
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
