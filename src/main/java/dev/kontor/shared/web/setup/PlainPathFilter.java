package dev.kontor.shared.web.setup;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects paths in which letters, digits, `-`, `.`, `_` or `~` are percent-encoded. They are equivalent to the
/// plain ones (RFC 3986, 2.3), which clients send; encoding a letter would bypass limits that match the path
/// while the handler is still found.
@Component
class PlainPathFilter extends OncePerRequestFilter implements Ordered {

    private static final Pattern HIDDEN =
            Pattern.compile("%(?:2[DEde]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee])");

    private final ProblemDocuments problems;

    PlainPathFilter(ProblemDocuments problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return FilterPlace.PLAIN_PATH.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().indexOf('%') < 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HIDDEN.matcher(request.getRequestURI()).find()) {
            problems.write(
                    problems.of(ProblemCode.BAD_REQUEST, Message.of("request.plain-path"), request), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
