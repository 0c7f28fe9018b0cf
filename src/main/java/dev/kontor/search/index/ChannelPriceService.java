package dev.kontor.search.index;

import dev.kontor.search.index.ChannelPriceRepository.Priced;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the prices of channels equal to what the catalogue and the price lists say. Writers take turns, and each reads
/// the owners when it has its turn.
@Service
@Transactional
class ChannelPriceService {

    private final ChannelPriceRepository prices;

    ChannelPriceService(ChannelPriceRepository prices) {
        this.prices = prices;
    }

    /// Looks at the products in all channels that have price lists of their own.
    void refresh(Collection<UUID> products) {
        prices.waitForOthers();
        refresh(prices.priced(), products);
    }

    /// Looks at the products in one channel.
    void refresh(Priced channel, Collection<UUID> products) {
        prices.waitForOthers();
        refresh(List.of(channel), products);
    }

    /// All published products were looked at in the channel: what else it has is not published any more.
    void finish(Priced channel) {
        prices.waitForOthers();
        prices.removeUnpublished(channel);
        prices.markFilled(channel);
    }

    private void refresh(List<Priced> channels, Collection<UUID> products) {
        if (channels.isEmpty()) {
            return;
        }
        var variants = prices.variants(products);
        channels.forEach(channel -> prices.refresh(channel, products, variants));
    }
}
