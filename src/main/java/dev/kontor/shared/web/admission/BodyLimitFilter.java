package dev.kontor.shared.web.admission;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.Handlers;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects bodies above the limit, whether or not their length was announced, and those for which no memory is left.
/// Buffers the bytes of others: idempotency compares them.
@Component
public class BodyLimitFilter extends OncePerRequestFilter implements Ordered {

    public static final int MAX_BYTES = 1_048_576;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /// Form endpoints, which Tomcat must read and limits itself.
    private static final String FORMS = "/oauth2/";

    private static final int RETRY_SECONDS = 5;

    private final ProblemDocuments problems;
    private final Handlers handlers;
    private final BodyMemory memory;

    @Autowired
    BodyLimitFilter(ProblemDocuments problems, Handlers handlers) {
        this(problems, handlers, BodyMemory.ofHeap());
    }

    BodyLimitFilter(ProblemDocuments problems, Handlers handlers, BodyMemory memory) {
        this.problems = problems;
        this.handlers = handlers;
        this.memory = memory;
    }

    @Override
    public int getOrder() {
        return FilterPlace.BODY_LIMIT.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean none = WITHOUT_BODY.contains(request.getMethod())
                || request.getRequestURI().startsWith(FORMS);
        return none && !isInParts(request) || limit(request) == BodyLimit.STREAMED;
    }

    private int limit(HttpServletRequest request) {
        var limit = handlers.mark(request, BodyLimit.class);
        return limit == null ? MAX_BYTES : limit.value();
    }

    private static boolean isInParts(HttpServletRequest request) {
        var contentType = request.getContentType();
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // It would be put on the disk before anybody knows who sends it.
        if (isInParts(request)) {
            reject(ProblemCode.UNSUPPORTED_MEDIA_TYPE, Message.of("request.json-only"), request, response);
            return;
        }
        int max = limit(request);
        long announced = request.getContentLengthLong();
        if (announced > max) {
            rejectLarge(max, request, response);
            return;
        }
        try (var arriving = new ArrivingBody(memory)) {
            // One byte too many would cost a buffer of 16 KB for each small body.
            var body = arriving.read(request.getInputStream(), announced >= 0 ? (int) announced : max + 1);
            if (body == null) {
                response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                reject(ProblemCode.OVERLOADED, ConcurrencyLimiter.OVERLOADED, request, response);
            } else if (body.length > max) {
                rejectLarge(max, request, response);
            } else {
                chain.doFilter(new BufferedRequest(request, body), response);
            }
        }
    }

    private void rejectLarge(int max, HttpServletRequest request, HttpServletResponse response) throws IOException {
        reject(ProblemCode.PAYLOAD_TOO_LARGE, Message.of("request.too-large", "most", max), request, response);
    }

    /// The rest of the body would have to be read before another request of the connection.
    private void reject(ProblemCode code, Message detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.write(problems.of(code, detail, request), request, response);
    }

    /// A request whose body has been read and can be read again.
    public static final class BufferedRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        BufferedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        public byte[] body() {
            return body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BufferedBody(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class BufferedBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        BufferedBody(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read at once");
        }
    }
}
