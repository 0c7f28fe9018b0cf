package dev.kontor.catalog.event;

import dev.kontor.catalog.CategoryId;
import dev.kontor.events.Event;

/// A category was created.
public record CategoryCreated(CategoryId categoryId) implements Event {}
