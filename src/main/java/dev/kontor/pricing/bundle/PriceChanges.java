package dev.kontor.pricing.bundle;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.pricing.PriceChanged;
import dev.kontor.pricing.history.PriceHistory;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Component;

/// Publishes and records price changes of variants and of the bundles whose price is the sum of these variants.
@Component
public class PriceChanges {

    private final SumRepository sums;
    private final PriceHistory history;
    private final EventLog events;

    PriceChanges(SumRepository sums, PriceHistory history, EventLog events) {
        this.sums = sums;
        this.history = history;
        this.events = events;
    }

    /// @param variants may contain duplicates
    public void publish(Collection<VariantId> variants) {
        if (variants.isEmpty()) {
            return;
        }
        var concerned = new LinkedHashSet<>(variants);
        concerned.addAll(sums.of(concerned));
        history.record(concerned);
        events.append(concerned.stream().map(PriceChanged::new).toList());
    }
}
