package dev.kontor.catalog.event;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A collection was deleted; its products were not.
@Schema(description = "A collection was deleted; its products were not.")
public record CollectionDeleted(CollectionId collectionId) implements Event {

    @Override
    public String type() {
        return "collection.deleted";
    }

    @Override
    public CollectionId subject() {
        return collectionId;
    }
}
