package dev.kontor.search.index;

import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.search.PricedChannels;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Remembers which channels were filled: once filled, they stay filled.
@Component
class KnownPricedChannels implements PricedChannels {

    private final ChannelPriceRepository prices;
    private final Set<ChannelId> filled = ConcurrentHashMap.newKeySet();

    KnownPricedChannels(ChannelPriceRepository prices) {
        this.prices = prices;
    }

    @Override
    public boolean has(Channel channel) {
        if (!channel.priced()) {
            return false;
        }
        if (filled.contains(channel.id())) {
            return true;
        }
        boolean isFilled = prices.isFilled(channel.id());
        if (isFilled) {
            filled.add(channel.id());
        }
        return isFilled;
    }
}
