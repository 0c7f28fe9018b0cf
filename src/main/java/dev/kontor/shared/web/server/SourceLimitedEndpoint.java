package dev.kontor.shared.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Limits concurrent connections per source: a client that opens more and sends nothing must not block others.
/// An IPv6 user is a /64 network. Behind a proxy the source is the proxy.
///
/// Health checks run on platform threads reserved for them. Virtual threads are not sliced by time: while all
/// carriers compute, a health check on a virtual thread waits for every other request that came before it.
final class SourceLimitedEndpoint extends NioEndpoint {

    private static final Log LOG = LogFactory.getLog(SourceLimitedEndpoint.class);
    private static final int BYTES_OF_A_NETWORK = 8;
    private static final int PROBE_THREADS = 2;
    private static final Pattern PROBE = Pattern.compile("(GET|HEAD) /(livez|readyz)[ ?]");
    private static final int MAX_PROBE_LENGTH = "HEAD /readyz ".length();

    private final ConcurrentMap<ByteBuffer, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<SocketChannel, Connection> connections = new ConcurrentHashMap<>();
    private @Nullable ExecutorService probes;
    private volatile int most = Integer.MAX_VALUE;

    /// @param most 0 for no limit
    void setMaxPerSource(int most) {
        this.most = most == 0 ? Integer.MAX_VALUE : most;
    }

    /// An open connection.
    private static final class Connection {

        private final ByteBuffer source;
        private boolean fresh = true;

        private Connection(ByteBuffer source) {
            this.source = source;
        }
    }

    /// Runs health checks and nothing else: their connections end with the response.
    static final class ProbeThread extends Thread {

        private ProbeThread(Runnable work) {
            super(work, "health-check");
            setDaemon(true);
        }
    }

    @Override
    public void startInternal() throws Exception {
        probes = Executors.newFixedThreadPool(PROBE_THREADS, ProbeThread::new);
        super.startInternal();
    }

    @Override
    public void stopInternal() {
        super.stopInternal();
        if (probes != null) {
            probes.shutdown();
        }
    }

    /// Called by the poller, which is a platform thread too.
    @Override
    public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
        if (event == SocketEvent.OPEN_READ && dispatch && probes != null && isProbe(socket)) {
            probes.execute(createSocketProcessor(socket, event));
            return true;
        }
        return super.processSocket(socket, event, dispatch);
    }

    /// Looks at the first request of a connection only, so that all others cost nothing more.
    private boolean isProbe(SocketWrapperBase<NioChannel> socket) {
        var connection = connections.get(socket.getSocket().getIOChannel());
        if (connection == null || !connection.fresh || isSSLEnabled()) {
            return false;
        }
        connection.fresh = false;
        return PROBE.matcher(begin(socket)).lookingAt();
    }

    /// The first bytes of the request. They stay in Tomcat's buffer, so that nothing is read twice.
    private static String begin(SocketWrapperBase<NioChannel> socket) {
        try {
            socket.read(false, ByteBuffer.allocate(0));
            var buffered = socket.getSocketBufferHandler();
            buffered.configureReadBufferForRead();
            var bytes = buffered.getReadBuffer();
            var begin = new byte[Math.min(bytes.remaining(), MAX_PROBE_LENGTH)];
            bytes.get(bytes.position(), begin);
            return new String(begin, StandardCharsets.US_ASCII);
        } catch (IOException _) {
            // The processor meets the same end of the connection.
            return "";
        }
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var source = source(socket);
        if (source == null || !enter(source)) {
            // Tomcat itself closes only sockets that it has wrapped.
            destroySocket(socket);
            return false;
        }
        connections.put(socket, new Connection(source));
        boolean accepted = super.setSocketOptions(socket);
        if (!accepted) {
            releaseSource(socket);
        }
        return accepted;
    }

    @Override
    public void setHandler(Handler<NioChannel> handler) {
        super.setHandler(new Counting(handler));
    }

    private boolean enter(ByteBuffer source) {
        int count = counts.merge(source, 1, Integer::sum);
        if (count > most) {
            decrement(source);
            LOG.debug("a connection was rejected: its source has reached the limit");
            return false;
        }
        return true;
    }

    private void releaseSource(SocketChannel socket) {
        var connection = connections.remove(socket);
        if (connection != null) {
            decrement(connection.source);
        }
    }

    private void decrement(ByteBuffer source) {
        counts.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
    }

    /// Null if it is already closed.
    private static @Nullable ByteBuffer source(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? source(remote.getAddress().getAddress())
                    : null;
        } catch (IOException _) {
            return null;
        }
    }

    static ByteBuffer source(byte[] address) {
        return ByteBuffer.wrap(
                address.length > BYTES_OF_A_NETWORK ? Arrays.copyOf(address, BYTES_OF_A_NETWORK) : address);
    }

    /// Called for each connection that ends.
    private final class Counting implements Handler<NioChannel> {

        private final Handler<NioChannel> handler;

        Counting(Handler<NioChannel> handler) {
            this.handler = handler;
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent status) {
            return handler.process(socket, status);
        }

        @Override
        public Object getGlobal() {
            return handler.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            releaseSource(socket.getSocket().getIOChannel());
            handler.release(socket);
        }

        @Override
        public void pause() {
            handler.pause();
        }

        @Override
        public void recycle() {
            handler.recycle();
        }
    }
}
