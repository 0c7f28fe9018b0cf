package dev.kontor.catalog;

import dev.kontor.channel.ChannelId;

/// Says where a product stands in a channel: for those who explain why it is not seen there.
public interface ChannelAssortments {

    /// What was decided; nothing perhaps. One statement.
    ChannelAssortment of(ProductId product, ChannelId channel);
}
