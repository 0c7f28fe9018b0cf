package dev.kontor.catalog.event;

import dev.kontor.catalog.CategoryId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A category was moved or otherwise changed.
@Schema(description = "A category was moved or otherwise changed.")
public record CategoryUpdated(CategoryId categoryId) implements Event {

    @Override
    public String type() {
        return "category.updated";
    }

    @Override
    public CategoryId subject() {
        return categoryId;
    }
}
