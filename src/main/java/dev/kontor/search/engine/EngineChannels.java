package dev.kontor.search.engine;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Sends the assortments of channels to the engine. The index in PostgreSQL does not contain them: it joins the
/// catalogue.
@Component
@WithEngine
class EngineChannels implements EventConsumer {

    private final FeedRepository feed;

    EngineChannels(FeedRepository feed) {
        this.feed = feed;
    }

    @Override
    public String name() {
        return "search-engine";
    }

    @Override
    public Set<String> types() {
        return Set.of("product.channel_changed");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        feed.add(events.stream()
                .map(event -> TypeIds.parse(ProductId.class, event.subject()).value())
                .distinct()
                .toList());
    }
}
