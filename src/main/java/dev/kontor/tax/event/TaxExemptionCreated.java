package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxExemptionId;

/// A tax exemption was created.
public record TaxExemptionCreated(TaxExemptionId taxExemptionId) implements Event {}
