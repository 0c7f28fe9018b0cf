package dev.kontor.chaos;

import dev.kontor.testing.RawHttp;
import dev.kontor.testing.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Gives each new connection to the next instance that says it is ready. Connections that there are stay where
/// they are: it knows nothing of HTTP.
final class Balancer implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final List<Integer> instances;
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final TcpProxy proxy;
    private volatile boolean closed;

    Balancer(List<Integer> instances) {
        this.instances = instances;
        this.proxy = new TcpProxy(this::next);
        instances.forEach(port -> Thread.ofVirtual().start(() -> watch(port)));
    }

    int port() {
        return proxy.port();
    }

    boolean isReady(int port) {
        return ready.contains(port);
    }

    /// The instance that would get the next connection, for load that must not be passed on by this process.
    int nextInstance() {
        return next().getFirst();
    }

    private List<Integer> next() {
        var candidates =
                new ArrayList<>(instances.stream().filter(ready::contains).toList());
        if (!candidates.isEmpty()) {
            Collections.rotate(candidates, turn.getAndIncrement() % candidates.size());
        }
        return candidates;
    }

    private void watch(int port) {
        while (!closed) {
            if (answers(port)) {
                ready.add(port);
            } else {
                ready.remove(port);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private static boolean answers(int port) {
        try (var http = new RawHttp(port, Duration.ofSeconds(1))) {
            return http.call(RawHttp.get("/readyz")) == 200;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        proxy.close();
    }
}
