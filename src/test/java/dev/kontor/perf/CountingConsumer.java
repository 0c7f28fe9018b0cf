package dev.kontor.perf;

import dev.kontor.events.Event;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads what a benchmark tells: how many, how late, and whether each came once and in order.
final class CountingConsumer implements EventConsumer {

    /// A fact of the size that facts of the shop have; nested, or it would be one of the shop's in the documents.
    ///
    /// @param step counts up from 1 for each thing
    /// @param toldAt in the time of [System#nanoTime]
    record ThingCounted(ThingId thing, int step, long toldAt, String filler) implements Event {

        static final String TYPE = "benchmark.counted";
        private static final String FILLER = "a line of an order, with its name and its price; ".repeat(8);

        record ThingId(UUID value) implements TypedId {

            static ThingId next() {
                return new ThingId(TypeIds.next());
            }

            @Override
            public IdPrefix prefix() {
                return IdPrefix.PRODUCT;
            }
        }

        static ThingCounted now(ThingId thing, int step) {
            return new ThingCounted(thing, step, System.nanoTime(), FILLER);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public TypedId subject() {
            return thing;
        }
    }

    private final String name;
    private final Set<String> types;
    private final Map<String, Integer> steps = new HashMap<>();
    private long[] waits = new long[1 << 16];
    private int count;
    private int wrong;

    CountingConsumer(String name, Set<String> types) {
        this.name = name;
        this.types = types;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> types() {
        return types;
    }

    @Override
    public synchronized void consume(List<LoggedEvent> events) {
        long now = System.nanoTime();
        for (var event : events) {
            if (event.type().equals(ThingCounted.TYPE)) {
                take(event, now);
            }
        }
    }

    private void take(LoggedEvent event, long now) {
        int step = event.data().get("step").intValue();
        if (step != steps.getOrDefault(event.subject(), 0) + 1) {
            wrong++;
        }
        steps.put(event.subject(), step);
        if (count == waits.length) {
            waits = Arrays.copyOf(waits, count * 2);
        }
        waits[count++] = now - event.data().get("toldAt").longValue();
    }

    /// Begins to count anew; the steps of the things go on.
    synchronized void reset() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }

    /// How many came out of their order, or not once.
    synchronized int wrong() {
        return wrong;
    }

    synchronized long[] sortedWaits() {
        var sorted = Arrays.copyOf(waits, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
