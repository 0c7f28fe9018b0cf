package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;

/// A staff member was disabled; all their sessions ended.
///
/// @param by id of the actor
public record StaffDisabled(StaffId staffId, String by) implements Event {}
