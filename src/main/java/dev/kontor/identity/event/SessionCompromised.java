package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.SessionId;

/// A used refresh token was sent again, so another client has it too: the session was ended.
///
/// @param account TypeID text of the account of the session
public record SessionCompromised(SessionId sessionId, String account) implements Event {}
