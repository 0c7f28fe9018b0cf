package dev.kontor.catalog.event;

import dev.kontor.catalog.BrandId;
import dev.kontor.events.Event;

/// A brand was deleted; no product had it.
public record BrandDeleted(BrandId brandId) implements Event {}
