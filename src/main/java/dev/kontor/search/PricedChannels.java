package dev.kontor.search;

import dev.kontor.channel.Channel;

/// Knows the channels whose products are sorted, filtered and counted by their own prices. These are in
/// `search.pub_channel_prices`: `channel_id`, `product_id`, `currency` and `amount_minor` of the cheapest
/// variant.
public interface PricedChannels {

    /// Whether the channel has, or had, a price list and all its prices are available; otherwise use the shop's
    /// prices. Needs no statement, except for a channel that has price lists and is not filled yet.
    boolean has(Channel channel);
}
