package dev.kontor.catalog.event;

import dev.kontor.catalog.CategoryId;
import dev.kontor.events.Event;

/// A category was deleted.
public record CategoryDeleted(CategoryId categoryId) implements Event {}
