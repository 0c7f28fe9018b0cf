package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A member of staff has other roles than before.
///
/// @param by who did it, by id
@Schema(description = "A member of staff has other roles than before.")
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
