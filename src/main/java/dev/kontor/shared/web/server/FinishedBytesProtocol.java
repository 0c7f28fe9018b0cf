package dev.kontor.shared.web.server;

import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 that skips compression for responses that are already compressed, or chosen not to be. Tomcat would
/// parse `Vary` and `Content-Encoding` of each such response again, a third of the work of a cached response.
public final class FinishedBytesProtocol extends Http11NioProtocol {

    /// Tomcat passes only attributes with this prefix to the protocol.
    private static final String FINISHED = "org.apache.tomcat.kontor.finished";

    /// A list page fits with its headers; with Tomcat's 8 KB each would take two system calls, which cost more
    /// than all of Kontor's own work on it.
    private static final int WRITTEN_AT_ONCE = 16 * 1_024;

    private final SourceLimitedEndpoint endpoint;
    private Duration headerTimeout = Duration.ofSeconds(15);

    public FinishedBytesProtocol() {
        this(new SourceLimitedEndpoint());
    }

    private FinishedBytesProtocol(SourceLimitedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        getEndpoint().getSocketProperties().setAppWriteBufSize(WRITTEN_AT_ONCE);
    }

    void limit(ConnectionProperties properties) {
        endpoint.setMaxPerSource(properties.perSource());
        headerTimeout = properties.headerTimeout();
    }

    /// Marks a response body to be sent unmodified.
    public static void finished(ServletRequest request) {
        request.setAttribute(FINISHED, Boolean.TRUE);
    }

    @Override
    protected Processor createProcessor() {
        return new StrictProcessor(this, getAdapter(), headerTimeout);
    }

    /// The only callback between reading the header fields of a request and interpreting them.
    @Override
    public @Nullable Pattern getRestrictedUserAgentsPattern() {
        StrictProcessor.check();
        return super.getRestrictedUserAgentsPattern();
    }

    @Override
    public boolean useCompression(Request request, Response response) {
        return request.getAttributes().get(FINISHED) == null && super.useCompression(request, response);
    }
}
