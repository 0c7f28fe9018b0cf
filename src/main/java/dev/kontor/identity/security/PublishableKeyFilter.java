package dev.kontor.identity.security;

import dev.kontor.identity.PublishableKeys;
import dev.kontor.identity.apikey.ApiKeys;
import dev.kontor.identity.apikey.KeyRefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects store calls with an invalid publishable key. Calls without one cost no lookup.
final class PublishableKeyFilter extends OncePerRequestFilter {

    private final ApiKeys keys;
    private final SecurityProblems refusals;

    PublishableKeyFilter(ApiKeys keys, SecurityProblems refusals) {
        this.keys = keys;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(PublishableKeys.HEADER);
        if (key != null) {
            try {
                keys.requirePublishable(key);
            } catch (KeyRefusedException refusal) {
                refusals.commence(request, response, refusal);
                return;
            } catch (DataAccessException | TransactionException failure) {
                AuthenticationException unavailable = new SignInUnavailableException(failure);
                refusals.commence(request, response, unavailable);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
