package dev.kontor.shared.web.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Rejects requests that carry both `Content-Length` and `Transfer-Encoding` (RFC 9112, 6.3): a proxy in front
/// may have used the other one and mistake part of one request for the next. Tomcat would drop the length and
/// continue. Closes connections whose request header takes too long as a whole: Tomcat only limits the time
/// between two bytes.
final class StrictProcessor extends Http11Processor {

    private static final ThreadLocal<@Nullable StrictProcessor> CURRENT = new ThreadLocal<>();

    private final long headerNanos;
    /// The connection whose header has begun to arrive but is incomplete, and since when. Processors serve one
    /// connection after the other.
    private @Nullable SocketWrapperBase<?> waiting;

    private long headerBegun;

    StrictProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Duration headerTimeout) {
        super(protocol, adapter);
        this.headerNanos = headerTimeout.toNanos();
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        if (waiting != socket) {
            waiting = socket;
            headerBegun = System.nanoTime();
        } else if (System.nanoTime() - headerBegun > headerNanos) {
            waiting = null;
            return SocketState.CLOSED;
        }
        CURRENT.set(this);
        var state = SocketState.CLOSED;
        try {
            state = super.service(socket);
        } finally {
            CURRENT.remove();
            if (state != SocketState.LONG) {
                waiting = null;
            }
        }
        return state;
    }

    /// Checks the request that this thread has just read, before Tomcat drops its length.
    static void check() {
        var processor = CURRENT.get();
        if (processor != null) {
            processor.refuseAmbiguousLength();
            if (Thread.currentThread() instanceof SourceLimitedEndpoint.ProbeThread) {
                processor.response.setHeader("Connection", "close");
            }
        }
    }

    private void refuseAmbiguousLength() {
        waiting = null;
        var headers = request.getMimeHeaders();
        if (headers.getValue("Transfer-Encoding") != null && headers.getValue("Content-Length") != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            setErrorState(ErrorState.CLOSE_CLEAN, null);
        }
    }
}
