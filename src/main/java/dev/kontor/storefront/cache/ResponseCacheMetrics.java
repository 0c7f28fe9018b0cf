package dev.kontor.storefront.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/// Counts cacheable reads by how they were served.
@Component
class ResponseCacheMetrics {

    enum Outcome {
        /// From this process's bytes.
        HIT,
        /// Likewise, and the client already had them.
        NOT_MODIFIED,
        /// From another process's bytes, in Redis.
        SHARED,
        /// From a concurrent request that created the same response.
        WAITED,
        /// By the handler, and stored.
        MISS,
        /// By the handler, and not stored.
        UNCACHED
    }

    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

    ResponseCacheMetrics(MeterRegistry meters, ResponseCache cache) {
        for (var outcome : Outcome.values()) {
            var count = new LongAdder();
            counts.put(outcome, count);
            FunctionCounter.builder("kontor.storefront.cache.requests", count, LongAdder::sum)
                    .description("Cacheable reads, by how they were served.")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        CaffeineCacheMetrics.monitor(meters, cache.answers(), "storefront-answers");
    }

    void count(Outcome outcome) {
        var count = counts.get(outcome);
        if (count != null) {
            count.increment();
        }
    }
}
