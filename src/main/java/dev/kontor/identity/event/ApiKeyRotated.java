package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;

/// An API key got a new secret.
///
/// @param by id of the actor
public record ApiKeyRotated(ApiKeyId apiKeyId, String by) implements Event {}
