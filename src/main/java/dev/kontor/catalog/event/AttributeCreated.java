package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An attribute was created.
@Schema(description = "An attribute was created.")
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
