package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;

/// A staff member was added and can sign in from now on.
///
/// @param by id of the actor
public record StaffCreated(StaffId staffId, String by) implements Event {}
