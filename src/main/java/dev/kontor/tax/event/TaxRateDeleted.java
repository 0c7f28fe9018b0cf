package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxRateId;

/// A tax rate was deleted.
public record TaxRateDeleted(TaxRateId taxRateId) implements Event {}
