package dev.kontor.storefront;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The products of a collection, or their order, changed.
@Schema(description = "The products of a collection, or their order, changed.")
public record CollectionFilled(CollectionId collectionId) implements Event {

    @Override
    public String type() {
        return "collection.filled";
    }

    @Override
    public CollectionId subject() {
        return collectionId;
    }
}
