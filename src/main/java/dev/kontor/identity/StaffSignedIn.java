package dev.kontor.identity;

import dev.kontor.events.Event;

/// A member of staff signed in with the password.
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
