package dev.kontor.search;

import dev.kontor.channel.Channel;

/// Knows in which channels products are sorted, filtered and counted by prices of the channel. They are in
/// `search.pub_channel_prices`: `channel_id`, `product_id`, `currency` and `amount_minor` of the cheapest variant.
public interface PricedChannels {

    /// Whether a price list is, or was, for the channel, and all its prices are there; else those of the shop are to
    /// be used. Without a statement, but for a channel that has price lists and has not been filled in yet.
    boolean has(Channel channel);
}
