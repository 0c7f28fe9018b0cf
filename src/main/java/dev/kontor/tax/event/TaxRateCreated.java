package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxRateId;

/// A tax rate was created.
public record TaxRateCreated(TaxRateId taxRateId) implements Event {}
