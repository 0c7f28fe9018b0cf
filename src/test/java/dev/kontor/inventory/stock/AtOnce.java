package dev.kontor.inventory.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs calls on many threads that start together.
final class AtOnce {

    static final int THREADS = 24;

    private AtOnce() {}

    /// @throws AssertionError if a call fails
    static <T> List<T> run(List<Callable<T>> calls) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            var results = new ArrayList<T>();
            for (var each : running) {
                results.add(each.get(60, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a call failed", e);
        }
    }
}
