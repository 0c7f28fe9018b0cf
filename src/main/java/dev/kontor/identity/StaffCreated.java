package dev.kontor.identity;

import dev.kontor.events.Event;

/// Somebody may sign in as staff from now on.
///
/// @param by who did it, as [Actor#label] names it
public record StaffCreated(StaffId staffId, String by) implements Event {

    @Override
    public String type() {
        return "staff.created";
    }

    @Override
    public StaffId subject() {
        return staffId;
    }
}
