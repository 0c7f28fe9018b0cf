package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;
import io.swagger.v3.oas.annotations.media.Schema;

/// An API key was created.
///
/// @param by id of the actor
@Schema(description = "An API key was created.")
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
