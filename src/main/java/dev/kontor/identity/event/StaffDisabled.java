package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A member of staff was shut out; all sessions ended.
///
/// @param by who did it, by id
@Schema(description = "A member of staff was shut out; all sessions ended.")
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
