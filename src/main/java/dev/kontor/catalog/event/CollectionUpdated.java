package dev.kontor.catalog.event;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;

/// A collection changed, such as its name, rules or products.
public record CollectionUpdated(CollectionId collectionId) implements Event {}
