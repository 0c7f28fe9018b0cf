package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.SessionId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A spent refresh token came again, so somebody else has it too: the session was ended.
///
/// @param account TypeID text of the account that the session belonged to
@Schema(description = "A spent refresh token came again, so somebody else has it too: the session was ended.")
public record SessionCompromised(SessionId sessionId, String account) implements Event {

    @Override
    public String type() {
        return "session.compromised";
    }

    @Override
    public SessionId subject() {
        return sessionId;
    }
}
