package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;

/// An attribute changed, such as its name, choices or flags.
public record AttributeUpdated(AttributeId attributeId) implements Event {}
