package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;
import io.swagger.v3.oas.annotations.media.Schema;

/// An API key got a new secret.
///
/// @param by id of the actor
@Schema(description = "An API key got a new secret.")
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
