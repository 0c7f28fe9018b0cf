package dev.kontor.shared.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Limits concurrent connections per source: a client that opens more and sends nothing must not take those of
/// all
/// others. An IPv6 user is a /64 network. Behind a proxy the source is the proxy.
final class SourceLimitedEndpoint extends NioEndpoint {

    private static final Log LOG = LogFactory.getLog(SourceLimitedEndpoint.class);
    private static final int BYTES_OF_A_NETWORK = 8;

    private final ConcurrentMap<ByteBuffer, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<SocketChannel, ByteBuffer> sources = new ConcurrentHashMap<>();
    private volatile int most = Integer.MAX_VALUE;

    /// @param most 0 for no limit
    void setMostOfOneSource(int most) {
        this.most = most == 0 ? Integer.MAX_VALUE : most;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var source = source(socket);
        if (source == null || !enter(source)) {
            // Tomcat itself closes only what it has made a wrapper for.
            destroySocket(socket);
            return false;
        }
        sources.put(socket, source);
        boolean accepted = super.setSocketOptions(socket);
        if (!accepted) {
            leave(socket);
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
            LOG.debug("a connection was refused: its source has as many as it may");
            return false;
        }
        return true;
    }

    private void leave(SocketChannel socket) {
        var source = sources.remove(socket);
        if (source != null) {
            decrement(source);
        }
    }

    private void decrement(ByteBuffer source) {
        counts.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
    }

    /// Null if it is closed already.
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

    /// Hears of each connection that ends.
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
            leave(socket.getSocket().getIOChannel());
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
