package dev.kontor.identity.security;

import dev.kontor.identity.apikey.ApiKeys;
import dev.kontor.identity.apikey.KeyRefusedException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a shop that renders on its own server name the buyer's address: a store request whose `X-Storefront-Key`
/// holds a secret key with the permission `storefront:act-for-buyers` is served as if it came from the last
/// address of `X-Forwarded-For`. Otherwise all buyers of such a shop would share the limits of one address. Runs
/// before all filters that count by address.
@Component
final class BuyerAddressFilter extends OncePerRequestFilter implements Ordered {

    static final String KEY = "X-Storefront-Key";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final ApiKeys keys;
    private final SecurityProblems refusals;
    private final ProblemDocuments problems;

    BuyerAddressFilter(ApiKeys keys, SecurityProblems refusals, ProblemDocuments problems) {
        this.keys = keys;
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return FilterPlace.BUYER_ADDRESS.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null || !request.getRequestURI().startsWith("/store/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            keys.requireStorefrontServer(request.getHeader(KEY), request.getRemoteAddr());
        } catch (KeyRefusedException refusal) {
            refusals.commence(request, response, refusal);
            return;
        } catch (DataAccessException | TransactionException failure) {
            refusals.commence(request, response, new SignInUnavailableException(failure));
            return;
        }
        var forwarded = lastForwarded(request);
        if (forwarded == null) {
            chain.doFilter(request, response);
            return;
        }
        var buyer = literal(forwarded);
        if (buyer == null) {
            var detail = Message.of("auth.buyer-address");
            problems.write(problems.of(ProblemCode.VALIDATION_FAILED, detail, request), request, response);
            return;
        }
        chain.doFilter(new ForBuyer(request, buyer), response);
    }

    private static @Nullable String literal(String text) {
        try {
            var address = InetAddress.ofLiteral(text);
            // Java also parses short forms of IPv4 such as "1.2", which no proxy writes.
            return text.contains(":") || text.equals(address.getHostAddress()) ? address.getHostAddress() : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// The entry that the server itself added; earlier entries come from the buyer's client. Absent if a trusted
    /// proxy in between has already consumed the header.
    private static @Nullable String lastForwarded(HttpServletRequest request) {
        var values = Collections.list(request.getHeaders(FORWARDED_FOR));
        if (values.isEmpty()) {
            return null;
        }
        var last = values.getLast();
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    private static final class ForBuyer extends HttpServletRequestWrapper {

        private final String address;

        ForBuyer(HttpServletRequest request, String address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }

        @Override
        public String getRemoteHost() {
            return address;
        }
    }
}
