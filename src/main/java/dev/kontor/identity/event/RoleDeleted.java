package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;

/// An unassigned role was deleted.
///
/// @param by id of the actor
public record RoleDeleted(RoleId roleId, String name, String by) implements Event {}
