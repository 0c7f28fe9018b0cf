package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A staff member was disabled; all their sessions ended.
///
/// @param by id of the actor
@Schema(description = "A staff member was disabled; all their sessions ended.")
public record StaffDisabled(StaffId staffId, String by) implements Event {

    @Override
    public String type() {
        return "staff.disabled";
    }

    @Override
    public StaffId subject() {
        return staffId;
    }
}
