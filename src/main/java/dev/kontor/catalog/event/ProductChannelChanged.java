package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A product enters or leaves the assortment of a channel, because staff decided so or its time has come.
///
/// @param channel code of the channel
public record ProductChannelChanged(ProductId productId, String channel) implements Event {}
