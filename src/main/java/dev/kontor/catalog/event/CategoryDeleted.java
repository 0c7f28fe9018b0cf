package dev.kontor.catalog.event;

import dev.kontor.catalog.CategoryId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A category was deleted.
@Schema(description = "A category was deleted.")
public record CategoryDeleted(CategoryId categoryId) implements Event {

    @Override
    public String type() {
        return "category.deleted";
    }

    @Override
    public CategoryId subject() {
        return categoryId;
    }
}
