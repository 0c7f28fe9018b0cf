package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A staff member signed in with the password.
@Schema(description = "A staff member signed in with the password.")
public record StaffSignedIn(StaffId staffId, SessionId sessionId) implements Event {

    @Override
    public String type() {
        return "staff.signed_in";
    }

    @Override
    public StaffId subject() {
        return staffId;
    }
}
