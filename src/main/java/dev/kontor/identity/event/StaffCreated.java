package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;

/// Somebody may sign in as staff from now on.
///
/// @param by who did it, by id
@Schema(description = "Somebody may sign in as staff from now on.")
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
