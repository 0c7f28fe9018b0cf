package dev.kontor.search.index;

import dev.kontor.jobs.JobId;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Builds the search index of the demo shop, whose products come without events. The index of a shop with many
/// generated products is left to the background.
@Component
@Profile("demo")
class IndexDemo implements DemoSeed {

    private static final int AFTER_THE_LISTINGS = 91;

    private final IndexService index;
    private final SourceQueries sources;
    private final ChannelPriceFilling channelPrices;

    IndexDemo(IndexService index, SourceQueries sources, ChannelPriceFilling channelPrices) {
        this.index = index;
        this.sources = sources;
        this.channelPrices = channelPrices;
    }

    @Override
    public int order() {
        return AFTER_THE_LISTINGS;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return shop.generated() > 0 ? List.of() : List.of(Step.repeatable("search-index", this::build));
    }

    private void build() {
        index.prepare();
        var job = JobId.next();
        for (var locale : index.requiredLocales(false)) {
            var slot = index.begin(locale, job);
            var last = new UUID(0, 0);
            for (var step = sources.publishedAfter(last, IndexConsumer.STEP);
                    !step.isEmpty();
                    step = sources.publishedAfter(last, IndexConsumer.STEP)) {
                index.fill(slot, step);
                last = step.getLast();
            }
            index.settle(slot);
            index.activate(slot, job);
        }
        channelPrices.fillDue();
    }
}
