package dev.kontor.identity.password;

import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.Brake;
import dev.kontor.shared.web.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns a sign-in away before anything else is done for it, while as many as may be are waiting for their password
/// to be checked: a flood of them is to cost others next to nothing.
public final class CrowdFilter extends OncePerRequestFilter {

    private static final String SIGN_IN = "/auth/login";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Passwords passwords;
    private final Brake brake;
    private final ProblemDocuments problems;

    public CrowdFilter(Passwords passwords, Brake brake, ProblemDocuments problems) {
        this.passwords = passwords;
        this.brake = brake;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().endsWith(SIGN_IN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            passwords.requireRoom();
        } catch (UnavailableException refusal) {
            brake.begin(request);
            brake.hold(request);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            problems.write(problems.of(refusal, request), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
