package dev.kontor.shipping;

import dev.kontor.events.Event;

/// The areas or the methods of a shipping zone changed, or it was created or deleted.
public record ShippingZoneUpdated(ShippingZoneId shippingZoneId) implements Event {}
