package dev.kontor.perf;

import dev.kontor.testing.RawHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Requests that come at a fixed rate, whatever the answers take, on as many connections as that needs. A time is
/// counted from when the request was due.
final class ArrivalSchedule {

    private static final int CONNECTIONS = 48;

    private ArrivalSchedule() {}

    /// One request that was answered.
    ///
    /// @param source the number of the queue that it came from
    record Answer(int source, int status, long nanos) {}

    /// Takes one request of each source in turn.
    static List<Answer> run(int port, List<Queue<byte[]>> sources, int perSecond, Duration duration) throws Exception {
        var answers = new ConcurrentLinkedQueue<Answer>();
        var next = new AtomicInteger();
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                workers.add(threads.submit(() -> {
                    try (var http = new RawHttp(port)) {
                        while (true) {
                            int number = next.getAndIncrement();
                            long due = start + number * gap;
                            if (due >= start + duration.toNanos()) {
                                return null;
                            }
                            int source = number % sources.size();
                            var request = sources.get(source).remove();
                            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                                LockSupport.parkNanos(early);
                            }
                            int status = http.call(request);
                            answers.add(new Answer(source, status, System.nanoTime() - due));
                        }
                    }
                }));
            }
            for (var worker : workers) {
                worker.get();
            }
        }
        return List.copyOf(answers);
    }
}
