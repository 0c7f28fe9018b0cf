package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;

/// The name, address or status of a staff member changed.
///
/// @param by id of the actor
@Schema(description = "The name, address or status of a staff member changed.")
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
