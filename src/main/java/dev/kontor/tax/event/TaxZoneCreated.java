package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxZoneId;

/// A tax zone was created.
public record TaxZoneCreated(TaxZoneId taxZoneId) implements Event {}
