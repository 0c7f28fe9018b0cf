package dev.kontor.storefront;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;

/// The products of a collection, or their order, changed.
public record CollectionFilled(CollectionId collectionId) implements Event {}
