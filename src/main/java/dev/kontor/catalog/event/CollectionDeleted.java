package dev.kontor.catalog.event;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A collection is gone; its products stay.
@Schema(description = "A collection is gone; its products stay.")
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
