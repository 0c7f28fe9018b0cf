package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;

/// The name, address or status of a staff member changed.
///
/// @param by id of the actor
public record StaffChanged(StaffId staffId, String by) implements Event {

    @Override
    public String type() {
        return "staff.updated";
    }
}
