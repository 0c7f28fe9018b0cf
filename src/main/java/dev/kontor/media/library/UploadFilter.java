package dev.kontor.media.library;

import dev.kontor.media.MediaProperties;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Admits a limited number of uploads before any byte is read: each takes its size on disk and eventually in
/// memory. Runs behind the security chain, so only staff occupy slots.
@Component
class UploadFilter extends OncePerRequestFilter implements Ordered {

    private static final String PATH = "/admin/v1/media";
    /// Direct uploads are read when they are completed.
    private static final String DIRECT = "/admin/v1/media/uploads/";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_WAITING = 200;

    private final ProblemDocuments problems;
    private final ConcurrencyLimiter places;
    private final long mostBytes;

    UploadFilter(MediaProperties properties, ProblemDocuments problems) {
        this.problems = problems;
        this.places = new ConcurrencyLimiter(properties.parallelUploads(), MAX_WAITING, MAX_WAITING, PATIENCE);
        this.mostBytes = MultipartConfiguration.mostBytes(properties);
    }

    @Override
    public int getOrder() {
        return FilterPlace.UPLOADS.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !HttpMethod.POST.matches(request.getMethod())
                || !path.equals(PATH) && !(path.startsWith(DIRECT) && path.endsWith("/complete"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > mostBytes) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(
                    problems.of(
                            ProblemCode.PAYLOAD_TOO_LARGE, Message.of("request.too-large", "most", mostBytes), request),
                    request,
                    response);
            return;
        }
        try {
            places.pass();
        } catch (UnavailableException refusal) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(problems.of(refusal, request), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
