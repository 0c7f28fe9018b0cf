package dev.kontor.catalog.event;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;

/// A collection was created.
public record CollectionCreated(CollectionId collectionId) implements Event {}
