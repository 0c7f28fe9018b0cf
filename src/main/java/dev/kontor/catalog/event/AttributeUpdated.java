package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An attribute was renamed, or its choices or flags changed.
@Schema(description = "An attribute was renamed, or its choices or flags changed.")
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
