package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxRateId;

/// A tax rate was changed.
public record TaxRateUpdated(TaxRateId taxRateId) implements Event {}
