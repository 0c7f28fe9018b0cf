package dev.kontor.identity;

import dev.kontor.events.Event;

/// The name, address or status of a member of staff changed.
///
/// @param by who did it, as [Actor#label] names it
public record StaffChanged(StaffId staffId, String by) implements Event {

    @Override
    public String type() {
        return "staff.updated";
    }

    @Override
    public StaffId subject() {
        return staffId;
    }
}
