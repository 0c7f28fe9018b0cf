package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxExemptionId;

/// A tax exemption was changed.
public record TaxExemptionUpdated(TaxExemptionId taxExemptionId) implements Event {}
