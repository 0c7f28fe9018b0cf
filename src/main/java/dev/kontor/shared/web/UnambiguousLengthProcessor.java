package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Refuses requests that carry both `Content-Length` and `Transfer-Encoding` (RFC 9112, 6.3): a proxy in front may have
/// believed the other one, and take a part of one request for the next. Tomcat drops the length and goes on.
final class UnambiguousLengthProcessor extends Http11Processor {

    private static final ThreadLocal<@Nullable UnambiguousLengthProcessor> CURRENT = new ThreadLocal<>();

    UnambiguousLengthProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        CURRENT.set(this);
        try {
            return super.service(socket);
        } finally {
            CURRENT.remove();
        }
    }

    /// Looks at the request that this thread has just read, before Tomcat drops its length.
    static void check() {
        var processor = CURRENT.get();
        if (processor != null) {
            processor.refuseAmbiguousLength();
        }
    }

    private void refuseAmbiguousLength() {
        var headers = request.getMimeHeaders();
        if (headers.getValue("Transfer-Encoding") != null && headers.getValue("Content-Length") != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            setErrorState(ErrorState.CLOSE_CLEAN, null);
        }
    }
}
