package dev.kontor.identity;

import dev.kontor.events.Event;

/// An API key opens nothing any more.
///
/// @param by who did it, as [Actor#label] names it
public record ApiKeyRevoked(ApiKeyId apiKeyId, String by) implements Event {

    @Override
    public String type() {
        return "api_key.revoked";
    }

    @Override
    public ApiKeyId subject() {
        return apiKeyId;
    }
}
