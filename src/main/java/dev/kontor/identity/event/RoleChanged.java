package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;

/// The name or the permissions of a role changed.
///
/// @param by id of the actor
public record RoleChanged(RoleId roleId, String name, String by) implements Event {

    @Override
    public String type() {
        return "role.updated";
    }
}
