package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// There is a new attribute, for product types to use.
@Schema(description = "There is a new attribute, for product types to use.")
public record AttributeCreated(AttributeId attributeId) implements Event {

    @Override
    public String type() {
        return "attribute.created";
    }

    @Override
    public AttributeId subject() {
        return attributeId;
    }
}
