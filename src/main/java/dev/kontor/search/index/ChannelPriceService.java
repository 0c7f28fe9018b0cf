package dev.kontor.search.index;

import dev.kontor.search.index.ChannelPriceRepository.Priced;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps channel prices equal to the catalogue and the price lists. Writers serialize, and each reads the owners
/// after acquiring the lock.
@Service
@Transactional
class ChannelPriceService {

    private final ChannelPriceRepository prices;

    ChannelPriceService(ChannelPriceRepository prices) {
        this.prices = prices;
    }

    /// Updates the products in all channels with their own price lists.
    void refresh(Collection<UUID> products) {
        prices.waitForOthers();
        refresh(prices.priced(), products);
    }

    /// Updates the products in one channel.
    void refresh(Priced channel, Collection<UUID> products) {
        prices.waitForOthers();
        refresh(List.of(channel), products);
    }

    /// Called when all published products of the channel have been updated: its remaining rows are no longer
    /// published.
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
