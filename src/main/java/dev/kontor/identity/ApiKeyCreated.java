package dev.kontor.identity;

import dev.kontor.events.Event;

/// There is a new API key.
///
/// @param by who did it, as [Actor#label] names it
public record ApiKeyCreated(ApiKeyId apiKeyId, String name, String by) implements Event {

    @Override
    public String type() {
        return "api_key.created";
    }

    @Override
    public ApiKeyId subject() {
        return apiKeyId;
    }
}
