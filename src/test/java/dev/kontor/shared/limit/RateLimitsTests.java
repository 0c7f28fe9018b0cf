package dev.kontor.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.ThrottledException;
import dev.kontor.shared.security.SecurityEvents;
import dev.kontor.testing.Repeats;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class RateLimitsTests {

    private static final int CALLERS = Repeats.of(100_000, 1_000_000);
    private static final Keyring KEYRING = Keyring.of("a secret for tests that is long enough");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void forgetTheRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void sendsPolicyAndRestAsStructuredFields() {
        var limits = limits(Map.of(LimitPolicy.STORE, budget(3, 60)));
        var response = request("203.0.113.7");

        limits.requireForSource(LimitPolicy.STORE);
        limits.requireForSource(LimitPolicy.SEARCH);

        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"store\";q=3;w=60, \"search\";q=120;w=60");
        assertThat(response.getHeader("RateLimit")).matches("\"store\";r=2;t=(60|59), \"search\";r=119;t=(60|59)");
    }

    @Test
    void theHeadersOfARefusalAreStructuredFieldsAndItsDelayIsNeverTooShort() {
        var limits = limits(Map.of(LimitPolicy.SEARCH, budget(1, 60)));
        var response = request("203.0.113.7");
        limits.requireForSource(LimitPolicy.STORE);
        limits.requireForSource(LimitPolicy.SEARCH);
        var refusal = catchThrowableOfType(ThrottledException.class, () -> limits.requireForSource(LimitPolicy.SEARCH));

        var policies = StructuredField.list(String.valueOf(response.getHeader("RateLimit-Policy")));
        var rests = StructuredField.list(String.valueOf(response.getHeader("RateLimit")));

        assertThat(policies)
                .containsExactly(
                        new StructuredField.Item("store", Map.of("q", 600L, "w", 60L)),
                        new StructuredField.Item("search", Map.of("q", 1L, "w", 60L)));
        assertThat(rests).extracting(StructuredField.Item::value).containsExactly("store", "search");
        assertThat(rests.getFirst().parameters()).containsEntry("r", 599L);
        assertThat(rests.getLast().parameters()).containsEntry("r", 0L);
        assertThat(refusal.retryAfterSeconds())
                .isGreaterThanOrEqualTo(rests.getLast().parameters().getOrDefault("t", Long.MAX_VALUE));
    }

    @Test
    void refusesWhatIsOverAndSaysWhenToComeBack() {
        var limits = limits(Map.of(LimitPolicy.STORE, budget(2, 60)));
        var response = request("203.0.113.7");
        limits.requireForSource(LimitPolicy.STORE);
        limits.requireForSource(LimitPolicy.STORE);

        var refusal = catchThrowableOfType(ThrottledException.class, () -> limits.requireForSource(LimitPolicy.STORE));

        assertThat(refusal.code()).isEqualTo(ProblemCode.QUOTA_EXCEEDED);
        assertThat(refusal.details()).containsEntry("violated-policies", List.of("store"));
        assertThat(refusal.retryAfterSeconds()).isBetween(59L, 74L);
        assertThat(response.getHeader("RateLimit")).matches("\"store\";r=0;t=(60|59)");
        request("203.0.113.8");
        limits.requireForSource(LimitPolicy.STORE);
    }

    @Test
    void theTimesToComeBackAreSpread() {
        var limits = limits(Map.of(LimitPolicy.STORE, budget(1, 600)));
        request("203.0.113.7");
        limits.requireForSource(LimitPolicy.STORE);

        var times = new HashSet<Long>();
        for (int call = 0; call < 50; call++) {
            times.add(catchThrowableOfType(ThrottledException.class, () -> limits.requireForSource(LimitPolicy.STORE))
                    .retryAfterSeconds());
        }

        assertThat(times).hasSizeGreaterThan(10).allMatch(seconds -> seconds >= 599);
    }

    @Test
    void anIpv6UserIsANetwork() {
        var limits = limits(Map.of(LimitPolicy.STORE, budget(1, 60)));
        request("2001:db8:1:2:aaaa::1");
        limits.requireForSource(LimitPolicy.STORE);

        request("2001:db8:1:2:bbbb::2");
        assertThatThrownBy(() -> limits.requireForSource(LimitPolicy.STORE)).isInstanceOf(ThrottledException.class);
        request("2001:db8:1:3::1");
        limits.requireForSource(LimitPolicy.STORE);
    }

    @Test
    void everyPolicyHasItsOwnBudget() {
        var limits = limits(Map.of(LimitPolicy.LOGIN, budget(1, 60)));

        limits.require(LimitPolicy.LOGIN, "a");
        assertThat(granted(limits, LimitPolicy.LOGIN, "a")).isFalse();
        for (var policy : LimitPolicy.values()) {
            assertThat(policy == LimitPolicy.LOGIN || granted(limits, policy, "a"))
                    .isTrue();
        }
        assertThat(meters.counter("kontor.security.events", "kind", "limit", "outcome", "failure")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theHeadersDoNotTellOfBudgetsThatAreNotTheCallers() {
        var limits = limits(Map.of());
        var response = request("203.0.113.7");

        limits.require(LimitPolicy.LOGIN_SPRAY, "ada@example.com");

        assertThat(response.getHeader("RateLimit")).isNull();
    }

    @Test
    void anyNumberOfCallersTakesBoundedMemory() {
        var budgets = budgets(Map.of(LimitPolicy.STORE, budget(1, 3_600)), 1);
        IntStream.range(0, CALLERS).forEach(caller -> budgets.take(LimitPolicy.STORE, "caller " + caller));

        long remembered = IntStream.range(0, CALLERS)
                .filter(caller ->
                        !budgets.take(LimitPolicy.STORE, "caller " + caller).granted())
                .count();

        // A thousand, and those that the cache is about to evict.
        assertThat(remembered).isLessThan(10_000);
    }

    @Test
    void releasedUnitsCanBeAllocatedAgainAndNoMore() {
        var limits = limits(Map.of(LimitPolicy.LOGIN_SPRAY, budget(2, 60)));
        limits.refund(LimitPolicy.LOGIN_SPRAY, "");
        limits.require(LimitPolicy.LOGIN_SPRAY, "");
        limits.require(LimitPolicy.LOGIN_SPRAY, "");
        limits.refund(LimitPolicy.LOGIN_SPRAY, "");

        assertThat(granted(limits, LimitPolicy.LOGIN_SPRAY, "")).isTrue();
        assertThat(granted(limits, LimitPolicy.LOGIN_SPRAY, "")).isFalse();
    }

    @Test
    void withoutRedisEachReplicaGrantsItsPart() {
        var budgets = budgets(Map.of(LimitPolicy.STORE, budget(10, 60)), 4);

        assertThat(budgets.take(LimitPolicy.STORE, "a").remaining()).isEqualTo(1);
        assertThat(budgets.take(LimitPolicy.STORE, "a").granted()).isTrue();
        assertThat(budgets.take(LimitPolicy.STORE, "a").granted()).isFalse();
    }

    @Test
    void partsOfASecondAreRoundedUp() {
        var refusal = new ThrottledException(ProblemCode.LOGIN_THROTTLED, "Wait.", Map.of(), Duration.ofMillis(2_001));

        assertThat(refusal.retryAfterSeconds()).isEqualTo(3);
    }

    private static boolean granted(RateLimits limits, LimitPolicy policy, String key) {
        try {
            limits.require(policy, key);
            return true;
        } catch (ThrottledException _) {
            return false;
        }
    }

    private RateLimits limits(Map<LimitPolicy, LimitProperties.Budget> policies) {
        return new RateLimits(budgets(policies, 1), KEYRING, new SecurityEvents(meters));
    }

    private static Budgets budgets(Map<LimitPolicy, LimitProperties.Budget> policies, int replicas) {
        return new Budgets(new LimitProperties(replicas, 1_000, null, Duration.ofMillis(75), policies), null);
    }

    private static LimitProperties.Budget budget(int quota, int seconds) {
        return new LimitProperties.Budget(quota, Duration.ofSeconds(seconds));
    }

    private static MockHttpServletResponse request(String address) {
        var request = new MockHttpServletRequest("GET", "/store/v1/products");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        return response;
    }
}
