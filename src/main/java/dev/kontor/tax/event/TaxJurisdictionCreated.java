package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxJurisdictionId;

/// A tax jurisdiction was created.
public record TaxJurisdictionCreated(TaxJurisdictionId taxJurisdictionId) implements Event {}
