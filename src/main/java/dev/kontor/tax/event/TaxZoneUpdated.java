package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxZoneId;

/// A tax zone was changed.
public record TaxZoneUpdated(TaxZoneId taxZoneId) implements Event {}
