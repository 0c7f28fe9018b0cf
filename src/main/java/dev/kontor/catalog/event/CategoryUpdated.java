package dev.kontor.catalog.event;

import dev.kontor.catalog.CategoryId;
import dev.kontor.events.Event;

/// A category was moved or otherwise changed.
public record CategoryUpdated(CategoryId categoryId) implements Event {}
