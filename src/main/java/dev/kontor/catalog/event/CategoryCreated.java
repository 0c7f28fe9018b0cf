package dev.kontor.catalog.event;

import dev.kontor.catalog.CategoryId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A category was created.
@Schema(description = "A category was created.")
public record CategoryCreated(CategoryId categoryId) implements Event {

    @Override
    public String type() {
        return "category.created";
    }

    @Override
    public CategoryId subject() {
        return categoryId;
    }
}
