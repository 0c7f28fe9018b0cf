package dev.kontor.storefront.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/// Creates memories for parts of responses.
@Component
public class PartMemories {

    private static final long NAMES = 2L * 1_024 * 1_024;
    private static final int NAME_WEIGHT = 400;

    private final Invalidations invalidations;
    private final NextChange next;
    private final CacheProperties properties;
    private final MeterRegistry meters;

    PartMemories(Invalidations invalidations, NextChange next, CacheProperties properties, MeterRegistry meters) {
        this.invalidations = invalidations;
        this.next = next;
        this.properties = properties;
        this.meters = meters;
    }

    /// A memory for the names of what searches find, such as categories.
    ///
    /// @param name of the memory in the metrics
    /// @param tag of a named object
    public <K, V> PartMemory<K, V> ofNames(String name, Function<V, String> tag) {
        long size = Math.min(NAMES, properties.cardsMaxSize().toBytes());
        return memory(name, size, _ -> NAME_WEIGHT, named -> List.of(tag.apply(named)));
    }

    /// A memory for the cards of products. A card lives half as long as a response, so that responses with old
    /// cards still live for a while.
    ///
    /// @param weight of a card in bytes, without its tags
    /// @param tags of a card
    public <K, V> PartMemory<K, V> ofCards(ToIntFunction<V> weight, Function<V, List<String>> tags) {
        return memory("storefront-cards", properties.cardsMaxSize().toBytes(), weight, tags);
    }

    private <K, V> PartMemory<K, V> memory(
            String name, long maximumWeight, ToIntFunction<V> weight, Function<V, List<String>> tags) {
        var longest = properties.ttl().dividedBy(2);
        var memory = new PartMemory<K, V>(
                invalidations,
                maximumWeight,
                weight,
                tags,
                () -> next.within(ResponseCache.age(longest)),
                System::nanoTime);
        var parts = memory.parts();
        if (parts != null) {
            CaffeineCacheMetrics.monitor(meters, parts, name);
        }
        return memory;
    }
}
