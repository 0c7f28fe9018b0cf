package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A second factor of a staff member was added, replaced or removed.
///
/// @param by who did it: the member, or someone who manages them
@Schema(description = "A second factor of a staff member was added, replaced or removed.")
public record StaffFactorsChanged(StaffId staffId, String by) implements Event {

    @Override
    public String type() {
        return "staff.factors_changed";
    }

    @Override
    public StaffId subject() {
        return staffId;
    }
}
