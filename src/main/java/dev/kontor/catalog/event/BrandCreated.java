package dev.kontor.catalog.event;

import dev.kontor.catalog.BrandId;
import dev.kontor.events.Event;

/// A brand was created.
public record BrandCreated(BrandId brandId) implements Event {}
