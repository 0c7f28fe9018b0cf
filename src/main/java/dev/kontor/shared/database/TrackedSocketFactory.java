package dev.kontor.shared.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates and tracks the connection pool's sockets. A thread that waits for an unreachable database waits on a
/// socket; closing the socket is the only way to release it. The driver finds this class by its name in
/// `socketFactory`.
public final class TrackedSocketFactory extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(TrackedSocketFactory.class);
    private static final Set<WatchedSocket> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /// Closes all current sockets and releases the threads that wait on them.
    static void endAll() {
        for (var socket : open()) {
            end(socket);
        }
    }

    /// Closes the sockets on which a thread has waited for longer than the timeout of the connection.
    static void endOverdue() {
        for (var socket : open()) {
            if (socket.isOverdue()) {
                LOG.warn("a connection to the database did not respond for {} ms", socket.getSoTimeout());
                end(socket);
            }
        }
    }

    private static WatchedSocket[] open() {
        synchronized (OPEN) {
            return OPEN.toArray(WatchedSocket[]::new);
        }
    }

    private static void end(WatchedSocket socket) {
        OPEN.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection to the database was already closed", e);
        }
    }

    @Override
    public Socket createSocket() {
        return track(new WatchedSocket());
    }

    static WatchedSocket track(WatchedSocket socket) {
        OPEN.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress server, @Nullable InetSocketAddress local) throws IOException {
        var socket = createSocket();
        try {
            socket.bind(local);
            socket.connect(server);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
