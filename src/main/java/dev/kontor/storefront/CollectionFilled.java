package dev.kontor.storefront;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// Other products are in a collection now, or in another order.
@Schema(description = "Other products are in a collection now, or in another order.")
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
