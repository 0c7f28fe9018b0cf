package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxJurisdictionId;

/// A tax jurisdiction was changed.
public record TaxJurisdictionUpdated(TaxJurisdictionId taxJurisdictionId) implements Event {}
