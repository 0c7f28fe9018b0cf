package dev.kontor.pricing;

import dev.kontor.channel.Channel;

/// Provides the SQL source of the prices of a channel.
public final class ChannelPrices {

    private ChannelPrices() {}

    /// Returns the expression for `from`: the view of all prices or, if price lists exist only for this channel,
    /// a function with the parameter `channelCode`.
    public static String of(Channel channel) {
        return channel.priced() ? "pricing.pub_channel_prices(:channelCode)" : "pricing.pub_prices";
    }
}
