package dev.kontor.catalog;

import dev.kontor.channel.ChannelId;

/// Returns decisions about products in channels, to explain why a product is not visible there.
public interface ChannelAssortments {

    /// Returns the decision, which may be empty. Runs one statement.
    ChannelAssortment of(ProductId product, ChannelId channel);
}
