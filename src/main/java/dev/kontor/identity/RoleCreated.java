package dev.kontor.identity;

import dev.kontor.events.Event;

/// There is a new role.
///
/// @param by who did it, as [Actor#label] names it
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
