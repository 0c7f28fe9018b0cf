package dev.kontor.identity;

import dev.kontor.events.Event;

/// A role that nobody had is gone.
///
/// @param by who did it, as [Actor#label] names it
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
