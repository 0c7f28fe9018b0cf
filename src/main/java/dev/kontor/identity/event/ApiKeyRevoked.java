package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;

/// An API key was revoked.
///
/// @param by id of the actor
public record ApiKeyRevoked(ApiKeyId apiKeyId, String by) implements Event {}
