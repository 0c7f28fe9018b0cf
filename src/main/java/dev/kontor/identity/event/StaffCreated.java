package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A staff member was added and can sign in from now on.
///
/// @param by id of the actor
@Schema(description = "A staff member was added and can sign in from now on.")
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
