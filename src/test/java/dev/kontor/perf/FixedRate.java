package dev.kontor.perf;

import dev.kontor.testing.RawHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Readers that ask at fixed times, whatever the answers take. A time is counted from when the request was due, so a
/// server that stalls is not excused by the requests that it kept from being sent.
final class FixedRate {

    private FixedRate() {}

    /// @param millis p50, p95 and p99 in milliseconds
    /// @param failed how many were not answered 200
    /// @param worst the longest wait of each second, in milliseconds
    record Result(long count, double[] millis, int failed, List<Long> worst) {

        double p99() {
            return millis[2];
        }
    }

    static Result run(int port, List<byte[]> requests, int connections, int perSecond, Duration duration)
            throws InterruptedException {
        long gap = Duration.ofSeconds(1).toNanos() * connections / perSecond;
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        var failed = new AtomicInteger();
        var worst = new AtomicLongArray((int) duration.toSeconds() + 1);
        var failure = new AtomicReference<Exception>();
        var all = new ArrayList<long[]>();
        var threads = new ArrayList<Thread>();
        for (int connection = 0; connection < connections; connection++) {
            int mine = connection;
            threads.add(Thread.ofPlatform().start(() -> {
                var own = new long[(int) (duration.toNanos() / gap) + 1];
                int count = 0;
                try (var http = new RawHttp(port)) {
                    for (long due = start + mine * gap / connections; due < end; due += gap) {
                        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                            LockSupport.parkNanos(early);
                        }
                        int status = http.call(requests.get((count * connections + mine) % requests.size()));
                        long took = System.nanoTime() - due;
                        own[count++] = took;
                        worst.accumulateAndGet((int) ((due - start) / 1_000_000_000L), took, Math::max);
                        if (status != 200) {
                            failed.incrementAndGet();
                        }
                    }
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                }
                synchronized (all) {
                    all.add(Arrays.copyOf(own, count));
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a reader failed", failure.get());
        }
        var sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(
                sorted.length,
                new double[] {Load.percentile(sorted, 50), Load.percentile(sorted, 95), Load.percentile(sorted, 99)},
                failed.get(),
                IntStream.range(0, (int) duration.toSeconds())
                        .mapToObj(second -> worst.get(second) / 1_000_000L)
                        .toList());
    }
}
