package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An attribute changed, such as its name, choices or flags.
@Schema(description = "An attribute changed, such as its name, choices or flags.")
public record AttributeUpdated(AttributeId attributeId) implements Event {

    @Override
    public String type() {
        return "attribute.updated";
    }

    @Override
    public AttributeId subject() {
        return attributeId;
    }
}
