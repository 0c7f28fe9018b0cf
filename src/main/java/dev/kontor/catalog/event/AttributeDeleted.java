package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An attribute was deleted; no product type used it.
@Schema(description = "An attribute was deleted; no product type used it.")
public record AttributeDeleted(AttributeId attributeId) implements Event {

    @Override
    public String type() {
        return "attribute.deleted";
    }

    @Override
    public AttributeId subject() {
        return attributeId;
    }
}
