package dev.kontor.pricing;

import dev.kontor.channel.Channel;

/// Where the prices of a channel are read, as a part of SQL.
public final class ChannelPrices {

    private ChannelPrices() {}

    /// What stands behind `from`: the view of all prices; where some are only for the channel, a function that takes
    /// the parameter `channelCode`.
    public static String of(Channel channel) {
        return channel.priced() ? "pricing.pub_channel_prices(:channelCode)" : "pricing.pub_prices";
    }
}
