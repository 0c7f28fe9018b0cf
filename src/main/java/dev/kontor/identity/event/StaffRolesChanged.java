package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// The roles of a staff member changed.
///
/// @param by id of the actor
@Schema(description = "The roles of a staff member changed.")
public record StaffRolesChanged(StaffId staffId, List<RoleId> roles, String by) implements Event {

    @Override
    public String type() {
        return "staff.role_changed";
    }

    @Override
    public StaffId subject() {
        return staffId;
    }
}
