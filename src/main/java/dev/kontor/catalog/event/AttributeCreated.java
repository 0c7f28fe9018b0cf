package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;

/// An attribute was created.
public record AttributeCreated(AttributeId attributeId) implements Event {}
