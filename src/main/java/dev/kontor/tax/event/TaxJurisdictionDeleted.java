package dev.kontor.tax.event;

import dev.kontor.events.Event;
import dev.kontor.tax.TaxJurisdictionId;

/// A tax jurisdiction was deleted.
public record TaxJurisdictionDeleted(TaxJurisdictionId taxJurisdictionId) implements Event {}
