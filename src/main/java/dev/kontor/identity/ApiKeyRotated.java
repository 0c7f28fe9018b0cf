package dev.kontor.identity;

import dev.kontor.events.Event;

/// An API key got a new secret.
///
/// @param by who did it, as [Actor#label] names it
public record ApiKeyRotated(ApiKeyId apiKeyId, String by) implements Event {

    @Override
    public String type() {
        return "api_key.rotated";
    }

    @Override
    public ApiKeyId subject() {
        return apiKeyId;
    }
}
