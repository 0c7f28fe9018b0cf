package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;
import io.swagger.v3.oas.annotations.media.Schema;

/// The name, permissions, addresses or expiry of an API key changed.
///
/// @param by id of the actor
@Schema(description = "The name, permissions, addresses or expiry of an API key changed.")
public record ApiKeyChanged(ApiKeyId apiKeyId, String by) implements Event {

    @Override
    public String type() {
        return "api_key.updated";
    }

    @Override
    public ApiKeyId subject() {
        return apiKeyId;
    }
}
