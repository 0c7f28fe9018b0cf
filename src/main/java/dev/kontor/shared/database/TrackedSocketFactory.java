package dev.kontor.shared.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates and tracks the connection pool's sockets. A thread that waits for an unreachable database waits on a
/// socket; closing the socket is the only way to release it. The driver finds this class by its name in
/// `socketFactory`.
public final class TrackedSocketFactory extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(TrackedSocketFactory.class);
    private static final Set<Socket> OPEN = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /// Closes all current sockets and releases the threads that wait on them.
    static void endAll() {
        Socket[] sockets;
        synchronized (OPEN) {
            sockets = OPEN.toArray(Socket[]::new);
            OPEN.clear();
        }
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("a connection to the database was already closed", e);
            }
        }
    }

    @Override
    public Socket createSocket() {
        var socket = new Socket();
        OPEN.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return remember(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return remember(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return remember(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return remember(new Socket(host, port, localHost, localPort));
    }

    private static Socket remember(Socket socket) {
        OPEN.add(socket);
        return socket;
    }
}
