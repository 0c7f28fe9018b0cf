package dev.kontor.catalog;

import dev.kontor.events.Event;

/// A category exists no longer.
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
