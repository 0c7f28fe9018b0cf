package dev.kontor.search.index;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Updates channel prices when a product, a price or a channel has changed. It re-reads the owners, so events
/// may be duplicated, late, or out of order.
@Component
class ChannelPriceConsumer implements EventConsumer {

    private final ChannelPriceRepository channels;
    private final ChannelPriceService prices;
    private final ChannelPriceFilling filling;
    private final IndexService index;

    ChannelPriceConsumer(
            ChannelPriceRepository channels,
            ChannelPriceService prices,
            ChannelPriceFilling filling,
            IndexService index) {
        this.channels = channels;
        this.prices = prices;
        this.filling = filling;
        this.index = index;
    }

    @Override
    public String name() {
        return "search-channel-prices";
    }

    @Override
    public Set<String> types() {
        return Set.of("product.*", "variant.*", "price.*", "channel.*");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        if (!channels.priced().isEmpty()) {
            refresh(ReferencedIds.of(events));
        }
        if (events.stream().anyMatch(event -> event.type().startsWith("channel."))) {
            filling.fillDue();
        }
    }

    private void refresh(ReferencedIds named) {
        var concerned = named.products();
        concerned.addAll(index.concerned(named.variants(), Set.of(), Set.of(), Set.of()));
        var all = new ArrayList<>(concerned);
        for (int from = 0; from < all.size(); from += IndexConsumer.STEP) {
            prices.refresh(all.subList(from, Math.min(all.size(), from + IndexConsumer.STEP)));
        }
    }
}
