package dev.kontor.storefront.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/// Counts how requests for cacheable reads were answered.
@Component
class ResponseCacheMetrics {

    enum Outcome {
        /// From the bytes of this process.
        HIT,
        /// Likewise, and the client had them already.
        NOT_MODIFIED,
        /// From the bytes of another process, in Redis.
        SHARED,
        /// By another request that was making the same answer.
        WAITED,
        /// By the handler, and kept.
        MISS,
        /// By the handler, and not kept.
        UNCACHED
    }

    private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

    ResponseCacheMetrics(MeterRegistry meters, ResponseCache cache) {
        for (var outcome : Outcome.values()) {
            var count = new LongAdder();
            counts.put(outcome, count);
            FunctionCounter.builder("kontor.storefront.cache.requests", count, LongAdder::sum)
                    .description("Requests for cacheable reads, by how they were answered.")
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
