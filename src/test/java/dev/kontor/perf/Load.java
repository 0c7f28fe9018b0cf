package dev.kontor.perf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/// A closed loop of workers: each starts its next piece of work when the last one is done.
final class Load {

    private Load() {}

    /// What one worker does once.
    ///
    /// @return the HTTP status, or 200 for work without one
    @FunctionalInterface
    interface Work {
        int once() throws Exception;
    }

    @FunctionalInterface
    interface Worker {
        Work start(int number) throws Exception;
    }

    /// @param millis p50, p95 and p99 in milliseconds
    /// @param statuses how often each status was answered
    record Result(
            String name,
            long count,
            double perSecond,
            double[] millis,
            ConcurrentMap<Integer, AtomicInteger> statuses) {

        String row() {
            return "| %s | %,.0f | %.2f | %.2f | %.2f | %s |"
                    .formatted(name, perSecond, millis[0], millis[1], millis[2], statuses);
        }
    }

    static Result run(String name, int workers, Duration duration, Worker worker) throws InterruptedException {
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        var failure = new AtomicReference<Exception>();
        var latencies = new ArrayList<long[]>();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        var threads = new ArrayList<Thread>();
        for (int number = 0; number < workers; number++) {
            int mine = number;
            threads.add(Thread.ofPlatform().start(() -> {
                var own = new long[1 << 16];
                int count = 0;
                try {
                    var work = worker.start(mine);
                    for (long now = System.nanoTime(); now < end; ) {
                        int status = work.once();
                        long after = System.nanoTime();
                        if (count == own.length) {
                            own = Arrays.copyOf(own, count * 2);
                        }
                        own[count++] = after - now;
                        now = after;
                        statuses.computeIfAbsent(status, _ -> new AtomicInteger())
                                .incrementAndGet();
                    }
                } catch (Exhausted _) {
                    // Nothing is left to do for this worker: what it did counts.
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                }
                synchronized (latencies) {
                    latencies.add(Arrays.copyOf(own, count));
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(name + " failed", failure.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var sorted = latencies.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return new Result(
                name,
                sorted.length,
                sorted.length / seconds,
                new double[] {percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99)},
                statuses);
    }

    /// Ends a worker early: its work is used up.
    static final class Exhausted extends RuntimeException {}

    static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
