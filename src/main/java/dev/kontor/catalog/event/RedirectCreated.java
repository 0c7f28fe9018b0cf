package dev.kontor.catalog.event;

import dev.kontor.catalog.RedirectId;
import dev.kontor.events.Event;

/// A redirect was created.
public record RedirectCreated(RedirectId redirectId) implements Event {}
