package dev.kontor.pricing.bundle;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.pricing.PriceChanged;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Component;

/// Publishes price changes of variants and of the bundles whose price is the sum of these variants.
@Component
public class PriceChanges {

    private final SumRepository sums;
    private final EventLog events;

    PriceChanges(SumRepository sums, EventLog events) {
        this.sums = sums;
        this.events = events;
    }

    /// @param variants may contain duplicates
    public void publish(Collection<VariantId> variants) {
        if (variants.isEmpty()) {
            return;
        }
        var concerned = new LinkedHashSet<>(variants);
        concerned.addAll(sums.of(concerned));
        events.append(concerned.stream().map(PriceChanged::new).toList());
    }
}
