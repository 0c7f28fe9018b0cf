package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import java.util.List;

/// The roles of a staff member changed.
///
/// @param by id of the actor
public record StaffRolesChanged(StaffId staffId, List<RoleId> roles, String by) implements Event {

    @Override
    public String type() {
        return "staff.role_changed";
    }
}
