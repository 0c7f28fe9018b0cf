package dev.kontor.catalog.event;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A collection changed, such as its name, rules or products.
@Schema(description = "A collection changed, such as its name, rules or products.")
public record CollectionUpdated(CollectionId collectionId) implements Event {

    @Override
    public String type() {
        return "collection.updated";
    }

    @Override
    public CollectionId subject() {
        return collectionId;
    }
}
