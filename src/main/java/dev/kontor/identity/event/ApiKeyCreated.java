package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.ApiKeyId;

/// An API key was created.
///
/// @param by id of the actor
public record ApiKeyCreated(ApiKeyId apiKeyId, String name, String by) implements Event {}
