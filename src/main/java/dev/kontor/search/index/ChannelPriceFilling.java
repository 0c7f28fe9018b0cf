package dev.kontor.search.index;

import dev.kontor.search.index.ChannelPriceRepository.Priced;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Computes the prices of channels that got their first price list, and compares them with the owners
/// periodically, for changes without an event. In small steps, each channel by one process.
@Component
class ChannelPriceFilling {

    private final ChannelPriceRepository prices;
    private final ChannelPriceService service;
    private final SourceQueries sources;

    ChannelPriceFilling(ChannelPriceRepository prices, ChannelPriceService service, SourceQueries sources) {
        this.prices = prices;
        this.service = service;
        this.sources = sources;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void fillDue() {
        prices.enter();
        for (var due = prices.takeDue(); due.isPresent(); due = prices.takeDue()) {
            fill(due.get());
        }
        forgetDeleted();
    }

    private void fill(Priced channel) {
        var last = new UUID(0, 0);
        for (var step = sources.publishedAfter(last, IndexConsumer.STEP);
                !step.isEmpty();
                step = sources.publishedAfter(last, IndexConsumer.STEP)) {
            service.refresh(channel, step);
            last = step.getLast();
        }
        service.finish(channel);
    }

    private void forgetDeleted() {
        for (var channel : prices.deleted()) {
            while (prices.forgetSome(channel)) {
                // Each is a separate transaction.
            }
        }
    }
}
