package dev.kontor.catalog.event;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;

/// A collection was deleted; its products were not.
public record CollectionDeleted(CollectionId collectionId) implements Event {}
