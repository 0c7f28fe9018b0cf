package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;

/// A staff member signed in with the password.
public record StaffSignedIn(StaffId staffId, SessionId sessionId) implements Event {}
