package dev.kontor.catalog.event;

import dev.kontor.catalog.BrandId;
import dev.kontor.events.Event;

/// A brand changed.
public record BrandUpdated(BrandId brandId) implements Event {}
