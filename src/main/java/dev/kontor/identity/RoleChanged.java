package dev.kontor.identity;

import dev.kontor.events.Event;

/// The name or the permissions of a role changed.
///
/// @param by who did it, as [Actor#label] names it
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
