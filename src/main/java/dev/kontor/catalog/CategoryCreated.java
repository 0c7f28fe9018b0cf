package dev.kontor.catalog;

import dev.kontor.events.Event;

/// A category was created.
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
