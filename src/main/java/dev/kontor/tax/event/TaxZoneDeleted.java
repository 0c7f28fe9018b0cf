package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxZoneId;

/// A tax zone was deleted.
public record TaxZoneDeleted(TaxZoneId taxZoneId) implements Event {}
