package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;

/// The name, permissions, addresses or expiry of an API key changed.
///
/// @param by id of the actor
public record ApiKeyChanged(ApiKeyId apiKeyId, String by) implements Event {

    @Override
    public String type() {
        return "api_key.updated";
    }
}
