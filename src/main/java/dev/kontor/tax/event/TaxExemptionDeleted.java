package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxExemptionId;

/// A tax exemption was deleted.
public record TaxExemptionDeleted(TaxExemptionId taxExemptionId) implements Event {}
