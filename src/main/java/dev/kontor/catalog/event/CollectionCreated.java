package dev.kontor.catalog.event;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A collection was created.
@Schema(description = "A collection was created.")
public record CollectionCreated(CollectionId collectionId) implements Event {

    @Override
    public String type() {
        return "collection.created";
    }

    @Override
    public CollectionId subject() {
        return collectionId;
    }
}
