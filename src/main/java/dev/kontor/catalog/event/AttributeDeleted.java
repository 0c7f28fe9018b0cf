package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;

/// An attribute was deleted; no product type used it.
public record AttributeDeleted(AttributeId attributeId) implements Event {}
