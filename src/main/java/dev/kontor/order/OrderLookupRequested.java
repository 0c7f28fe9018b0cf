package dev.kontor.order;

import dev.kontor.events.Event;

/// Someone, possibly a stranger, requested the link to an order that may not exist. The event contains neither the
/// order nor the address.
public record OrderLookupRequested(OrderLookupId orderLookupId) implements Event {}
