package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Stands between two programs and does to their connections what networks do: passes bytes on, later than they
/// came, not at all, or ends the connections.
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;

    private enum Weather {
        FINE,
        /// Connections are ended, new ones too.
        CUT,
        /// Nothing comes through, and nobody is told.
        BLACK_HOLE
    }

    private final ServerSocket entrance;
    private final Supplier<List<Integer>> targets;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.FINE;
    private volatile Duration delay = Duration.ZERO;

    /// @param targets ports, the next one to use first; the others are tried if it refuses
    public TcpProxy(Supplier<List<Integer>> targets) {
        this.targets = targets;
        try {
            entrance = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /// Ends all connections, and every new one at once.
    public void cut() {
        weather = Weather.CUT;
        open.forEach(TcpProxy::close);
    }

    /// Swallows everything. What is on its way arrives when the weather is fine again.
    public void blackHole() {
        weather = Weather.BLACK_HOLE;
    }

    /// @param delay that everything takes longer, each way
    public void slow(Duration delay) {
        this.delay = delay;
    }

    public void pass() {
        delay = Duration.ZERO;
        weather = Weather.FINE;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Closed: the loop ends.
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        awaitNoHole();
        for (int port : weather == Weather.CUT ? List.<Integer>of() : targets.get()) {
            try {
                var server = new Socket();
                server.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                server.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                open.add(server);
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
                return;
            } catch (IOException _) {
                // The next one may be there.
            }
        }
        close(client);
        open.remove(client);
    }

    private void pump(Socket from, Socket to) {
        var bytes = new byte[16_384];
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                awaitNoHole();
                if (delay.isPositive()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                to.getOutputStream().write(bytes, 0, count);
            }
            awaitNoHole();
        } catch (IOException _) {
            // One side has gone: the other one is told below.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitNoHole() {
        while (weather == Weather.BLACK_HOLE && !entrance.isClosed()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(TcpProxy::close);
    }
}
