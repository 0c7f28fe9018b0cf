package dev.kontor.catalog.event;

import dev.kontor.catalog.RedirectId;
import dev.kontor.events.Event;

/// A redirect was deleted.
public record RedirectDeleted(RedirectId redirectId) implements Event {}
