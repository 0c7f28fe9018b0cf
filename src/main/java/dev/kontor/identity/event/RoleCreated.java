package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;

/// A role was created.
///
/// @param by id of the actor
public record RoleCreated(RoleId roleId, String name, String by) implements Event {}
