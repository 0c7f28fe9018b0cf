package dev.kontor.shared.limit;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.ThrottledException;
import dev.kontor.shared.security.Caller;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Decides whether a caller may do something once more. Counts in Redis if configured, so it must not be called
/// within a transaction.
@Component
public class RateLimits {

    private static final String PURPOSE = "limit-key";
    private static final int KEY_BYTES = 16;
    private static final String ATTRIBUTE = RateLimits.class.getName();

    private final Budgets budgets;
    private final Keyring keyring;
    private final SecurityEvents events;

    RateLimits(Budgets budgets, Keyring keyring, SecurityEvents events) {
        this.budgets = budgets;
        this.keyring = keyring;
        this.events = events;
    }

    /// Consumes one call from the budget.
    ///
    /// @param key by what the policy counts, such as an id or a canonical e-mail address; stored as a keyed hash
    /// @throws ThrottledException `quota-exceeded` if the budget is used up
    public void require(LimitPolicy policy, String key) {
        var verdict = take(policy, key);
        if (!verdict.granted()) {
            throw refusal(policy, verdict);
        }
    }

    /// Consumes one call by the source address of the current request.
    public void requireForSource(LimitPolicy policy) {
        var attributes = attributes();
        require(policy, attributes == null ? "" : source(attributes.getRequest()));
    }

    /// The user behind the address: an IPv6 user has a whole network of addresses.
    static String source(HttpServletRequest request) {
        return Caller.networkOf(request.getRemoteAddr());
    }

    /// Returns a consumed call that turned out not to be of the limited kind.
    public void refund(LimitPolicy policy, String key) {
        budgets.refund(policy, hashed(key));
    }

    private String hashed(String key) {
        return Keyring.hex(Arrays.copyOf(keyring.sign(PURPOSE, key.getBytes(StandardCharsets.UTF_8)), KEY_BYTES));
    }

    private Verdict take(LimitPolicy policy, String key) {
        var verdict = budgets.take(policy, hashed(key));
        report(policy, verdict);
        if (!verdict.granted()) {
            events.log(SecurityEvent.failure(SecurityEvent.Kind.LIMIT, policy.text()));
        }
        return verdict;
    }

    private static ThrottledException refusal(LimitPolicy policy, Verdict verdict) {
        // Spread, so that callers do not return at the same time when the window ends.
        long spread = ThreadLocalRandom.current().nextLong(verdict.resetSeconds() / 5 + 2);
        return new ThrottledException(
                ProblemCode.QUOTA_EXCEEDED,
                Message.of("request.limit-used-up", "policy", policy.text()),
                Map.of("violated-policies", List.of(policy.text())),
                Duration.ofSeconds(verdict.resetSeconds() + spread));
    }

    private record ReportedBudget(Verdict verdict, String policy) {}

    private void report(LimitPolicy policy, Verdict verdict) {
        var attributes = attributes();
        if (attributes == null || attributes.getResponse() == null || !policy.isReported()) {
            return;
        }
        var budgetsByPolicy = reported(attributes.getRequest());
        budgetsByPolicy.put(policy, new ReportedBudget(verdict, budgets.header(policy)));
        write(budgetsByPolicy, attributes.getResponse());
    }

    /// As structured fields (draft-ietf-httpapi-ratelimit-headers).
    private static void write(Map<LimitPolicy, ReportedBudget> budgetsByPolicy, HttpServletResponse response) {
        response.setHeader(
                "RateLimit-Policy",
                budgetsByPolicy.values().stream().map(ReportedBudget::policy).collect(Collectors.joining(", ")));
        response.setHeader(
                "RateLimit",
                budgetsByPolicy.entrySet().stream()
                        .map(entry -> {
                            var verdict = entry.getValue().verdict();
                            return "\"" + entry.getKey().text() + "\";r=" + verdict.remaining() + ";t="
                                    + verdict.resetSeconds();
                        })
                        .collect(Collectors.joining(", ")));
    }

    @SuppressWarnings("unchecked")
    private static Map<LimitPolicy, ReportedBudget> reported(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Map<?, ?> known) {
            return (Map<LimitPolicy, ReportedBudget>) known;
        }
        var budgetsByPolicy = new TreeMap<LimitPolicy, ReportedBudget>();
        request.setAttribute(ATTRIBUTE, budgetsByPolicy);
        return budgetsByPolicy;
    }

    private static @Nullable ServletRequestAttributes attributes() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes
                : null;
    }
}
