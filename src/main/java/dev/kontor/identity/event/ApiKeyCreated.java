package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;
import io.swagger.v3.oas.annotations.media.Schema;

/// There is a new API key.
///
/// @param by who did it, by id
@Schema(description = "There is a new API key.")
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
